/** Rows and network of the trainer's bench; plain data, for the page and for Python alike. */
export interface BenchShape {
  readonly rows: number;
  readonly fields: number;
  readonly numbers: number;
  readonly vocabulary: number;
  readonly hidden: readonly number[];
  readonly batch: number;
}

/** What the page can train with: our kernels and shaders, and stock TensorFlow.js. */
export type Contestant = 'wasm1' | 'wasm2' | 'tfjs' | 'webgpu' | 'tfjsWebgpu';

/** Bytes of what was held and trained. */
export interface MemoryNeeds {
  readonly data: number;
  /** With the optimiser's two memories of each. */
  readonly weights: number;
}

/** What the page offers to the bench that drives it. */
export interface BenchPage {
  /** Takes the rows that lie beside the page as `rows.bin`. */
  prepare(shape: BenchShape): Promise<void>;
  /** What stands behind WebGPU: its name, and whether it is software; null where there is nothing. */
  graphics(): Promise<{ readonly name: string; readonly software: boolean } | null>;
  /**
   * Trains a new network for some epochs, `ms` at most, and answers samples a second; null where the
   * contestant cannot start.
   */
  race(who: Contestant, dropout: number, ms: number): Promise<number | null>;
  /** Holds and trains on this many rows by the whole engine. */
  trainForMemory(rows: number): Promise<MemoryNeeds>;
}
