import { hiddenLayers } from '../../../domain/network/hiddenLayers.ts';
import type { InputShape } from '../../../domain/network/initial.ts';
import type { NetworkSpec } from '../../../domain/network/spec.ts';
import type { Address } from './kernels.ts';

/** Columns come in eights: two vectors of four. */
const LANES = 8;
/** Most rows that pass through the network at a time: few enough to stay in the second cache. */
const MOST_ROWS = 64;
/** Fewest: a column block of a kernel comes to the first cache anew for each. */
export const LEAST_ROWS = 16;
/** Rows whose losses are summed by themselves, so that the sums do not depend on who passes what. */
export const LOSS_ROWS = 8;
/** Rows whose part of a gradient is summed at a time, so that a column block stays in the first. */
export const SLICE = 256;
/** Rows of weights whose gradient is summed, and used up, at a time. */
export const BAND = 64;
/** What the kernels' own constants take at the start of the memory. */
const RESERVED = 2 ** 16;
/** Where matrices begin: at the lines of the cache. */
const LINE = 64;

/** Where one array of weights lies, with the optimiser's two memories of it. */
export interface ArrayPlan {
  readonly length: number;
  readonly weights: Address;
  readonly first: Address;
  readonly second: Address;
}

/**
 * One layer: `inputs` go to `sums` weighted sums, and these to `units` outputs, all padded but the
 * one sum of an output above hidden layers.
 */
export interface LayerPlan {
  readonly inputs: number;
  readonly sums: number;
  readonly units: number;
  readonly kernel: ArrayPlan;
  readonly bias: ArrayPlan;
  /** The kernel's transpose [sums x inputs], where a gradient passes back through it; else 0. */
  readonly transposed: Address;
  /** [batch x sums], [batch x units] and [batch x sums]; `outputs` are `z` with one sum a unit. */
  readonly z: Address;
  readonly outputs: Address;
  readonly delta: Address;
}

/** Lists: where each begins and ends, and what it names with a value each. */
export interface ListsPlan {
  readonly spans: Address;
  readonly entries: Address;
}

/** A batch's codes (u16), numbers, outcomes (u8), and its input mask [batch x maskColumns] or 0. */
export interface BatchPlan {
  readonly codes: Address;
  readonly values: Address;
  readonly outcomes: Address;
  readonly mask: Address;
}

/** One of the two batches. */
export type BatchPlace = 0 | 1;

/** What one thread writes for itself. */
export interface ScratchPlan extends ListsPlan {
  /** [chunk x units]: a gradient by outputs on its way to sums. */
  readonly back: Address;
  /** [BAND x sums]. */
  readonly gradient: Address;
  readonly scales: Address;
}

/** Where everything lies in the memory; plain data, so that it can be sent to other threads. */
export interface Plan {
  readonly bytes: number;
  readonly batch: number;
  /** Most rows that pass through the network at a time; a batch has parts for several threads. */
  readonly chunk: number;
  readonly threads: number;
  readonly fields: number;
  readonly numbers: number;
  readonly vocabulary: number;
  readonly layers: readonly LayerPlan[];
  /** One a thread. */
  readonly scratch: readonly ScratchPlan[];
  /** The next batch is written while the threads are at one. */
  readonly batches: Readonly<Record<BatchPlace, BatchPlan>>;
  readonly maskColumns: number;
  /** Of each input of the first layer, the rows of the batch that have it. */
  readonly rowsOf: ListsPlan;
  /** Sums of log-losses (f64), one for every `LOSS_ROWS` rows. */
  readonly losses: Address;
  /** The kernels' patterns of lanes, and a row of zeros as long as the widest. */
  readonly shuffles: Address;
  readonly zeros: Address;
  /** Words (i32) by which threads meet, are told what to do and take it. */
  readonly signals: Address;
}

/** Rounds up to whole vectors. */
export const padded = (columns: number) => Math.ceil(columns / LANES) * LANES;

/** Lays out a network with batches of up to `batch` rows for a number of threads. */
export function makePlan(
  spec: NetworkSpec,
  { vocabulary, fields, numbers }: InputShape,
  batch: number,
  threads: number,
): Plan {
  const slots = fields + numbers;
  const chunk = Math.max(LEAST_ROWS, Math.min(MOST_ROWS, padded(spec.batchSize / 4)));
  let end = RESERVED;
  const take = (bytes: number): Address => {
    const start = end;
    end = start + Math.ceil(bytes / LINE) * LINE;
    return start;
  };
  const floats = (count: number) => take(4 * count);
  const array = (length: number): ArrayPlan => ({
    length,
    weights: floats(length),
    first: floats(length),
    second: floats(length),
  });

  // An output above hidden layers is a vector's work; by itself it is a layer like any other.
  const hidden = hiddenLayers(spec);
  const widths = [...hidden.map(({ units }) => padded(units)), hidden.length > 0 ? 1 : LANES];
  const layers = widths.map((units, layer): LayerPlan => {
    const isLast = layer === widths.length - 1;
    const inputs = widths[layer - 1] ?? vocabulary + numbers;
    const sums = (hidden[layer]?.channels ?? 1) * units;
    const z = floats(batch * sums);
    return {
      inputs,
      sums,
      units,
      kernel: array(inputs * sums),
      bias: array(Math.max(sums, LANES)),
      transposed: layer > 0 && !isLast ? floats(sums * inputs) : 0,
      z,
      outputs: sums === units ? z : floats(batch * units),
      delta: floats(batch * sums),
    };
  });
  const widest = Math.max(...layers.map(({ sums }) => sums));
  const maskColumns = padded(slots);
  const takeBatch = (): BatchPlan => ({
    codes: take(2 * batch * fields),
    values: floats(batch * numbers),
    outcomes: take(batch),
    mask: spec.inputDropout > 0 ? floats(batch * maskColumns) : 0,
  });

  const plan = {
    batch,
    chunk,
    threads,
    fields,
    numbers,
    vocabulary,
    layers,
    scratch: Array.from({ length: threads }, () => ({
      spans: take(8 * Math.max(chunk, BAND)),
      entries: take(8 * Math.max(chunk * slots, chunk * widest, SLICE * BAND)),
      back: floats(chunk * widest),
      gradient: floats(BAND * widest),
      scales: floats(widest),
    })),
    batches: { 0: takeBatch(), 1: takeBatch() },
    maskColumns,
    rowsOf: { spans: take(8 * (vocabulary + numbers)), entries: take(8 * batch * slots) },
    losses: take(8 * Math.ceil(batch / LOSS_ROWS)),
    shuffles: take(16 * 16),
    zeros: floats(widest),
    signals: take(LINE),
  };
  return { ...plan, bytes: end };
}

/** Bytes that bring the marked lanes of four to the front, for each pattern of four bits. */
export function shufflePatterns(): Uint8Array {
  const patterns = new Uint8Array(16 * 16);
  for (let marked = 0; marked < 16; marked++) {
    let to = 16 * marked;
    for (let lane = 0; lane < 4; lane++) {
      if (!(marked & (1 << lane))) continue;
      for (let byte = 0; byte < 4; byte++) patterns[to++] = 4 * lane + byte;
    }
  }
  return patterns;
}
