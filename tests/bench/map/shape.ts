/** Milliseconds of one way of drawing points. */
export interface DrawTimes {
  readonly firstDraw: number;
  readonly filter: number;
  readonly pan: number;
  /** The first look for a point, index and all, and the mean of those after it; null: not measured. */
  readonly firstPick: number | null;
  readonly pick: number | null;
}

/** A drawn point: its place on the scale, and the colour that the canvas has there, 0 to 255. */
export interface ReadBack {
  readonly value: number;
  readonly rgb: readonly [number, number, number];
}

/** What the page offers to the bench and to the tests that drive it. */
export interface MapBench {
  /** Makes `n` points in memory; nothing is drawn. */
  prepare(n: number): void;
  /** Draws them with the map's own layers; the map stays. Once a page. */
  ours(): Promise<DrawTimes>;
  /** Draws them with OpenLayers' WebGLVectorLayer, its hit detection off; the map stays. Once a page. */
  openLayers(): Promise<DrawTimes>;
  /** Draws random points apart from one another, and reads their colours back. */
  readColours(n: number, theme: 'light' | 'dark'): Promise<ReadBack[]>;
}
