/** Dots by the cell of a square grid that they lie in; built once, it answers each look in microseconds. */
export interface DotGrid {
  readonly west: number;
  readonly south: number;
  /** The side of a cell, in the dots' own metres. */
  readonly side: number;
  readonly columns: number;
  readonly rows: number;
  /** Where each cell's dots begin in `dots`, row by row from the south-west; one more at the end. */
  readonly starts: Uint32Array;
  /** The dots cell by cell, in draw order within each. */
  readonly dots: Uint32Array;
}

/** Dots to a cell, on average over the whole box; a city fills about a third of it. */
const PER_CELL = 16;
const MOST_CELLS = 1 << 18;

/** Sorts dots into a grid. @param xy x, y, x, y …, all of them numbers */
export function gridOf(xy: Float32Array): DotGrid {
  const n = xy.length / 2;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 0; k < n; k++) {
    west = Math.min(west, xy[2 * k]!);
    east = Math.max(east, xy[2 * k]!);
    south = Math.min(south, xy[2 * k + 1]!);
    north = Math.max(north, xy[2 * k + 1]!);
  }
  if (n === 0) [west, south, east, north] = [0, 0, 0, 0];
  const cells = Math.min(MOST_CELLS, Math.max(1, n / PER_CELL));
  const [width, height] = [Math.max(1, east - west), Math.max(1, north - south)];
  const side = Math.max(Math.sqrt((width * height) / cells), width / cells, height / cells);
  const columns = Math.floor(width / side) + 1;
  const rows = Math.floor(height / side) + 1;
  const grid = { west, south, side, columns, rows };

  const starts = new Uint32Array(columns * rows + 1);
  for (let k = 0; k < n; k++) starts[cellOf(grid, xy[2 * k]!, xy[2 * k + 1]!) + 1]!++;
  for (let cell = 1; cell < starts.length; cell++) starts[cell]! += starts[cell - 1]!;
  const next = starts.slice();
  const dots = new Uint32Array(n);
  for (let k = 0; k < n; k++) dots[next[cellOf(grid, xy[2 * k]!, xy[2 * k + 1]!)]!++] = k;
  return { ...grid, starts, dots };
}

/** The column of an easting, kept inside the grid. */
export function columnAt({ west, side, columns }: Omit<DotGrid, 'starts' | 'dots'>, x: number) {
  return Math.min(columns - 1, Math.max(0, Math.floor((x - west) / side)));
}

/** The row of a northing, kept inside the grid. */
export function rowAt({ south, side, rows }: Omit<DotGrid, 'starts' | 'dots'>, y: number) {
  return Math.min(rows - 1, Math.max(0, Math.floor((y - south) / side)));
}

function cellOf(grid: Omit<DotGrid, 'starts' | 'dots'>, x: number, y: number): number {
  return rowAt(grid, y) * grid.columns + columnAt(grid, x);
}
