import { columnAt, rowAt, type DotGrid } from './grid.ts';

/** Where to look, in the dots' own metres. */
export interface Search {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/**
 * The dots at the spot nearest to a place, topmost (last drawn) first, or none within the radius.
 * Incidents are recorded by block, so one spot often holds many.
 * @param xy x, y, x, y … in draw order, which `grid` was made of
 */
export function nearestSpot(
  grid: DotGrid,
  xy: Float32Array,
  isShown: (dot: number) => boolean,
  { x, y, radius }: Search,
): number[] {
  const { columns, starts, dots } = grid;
  let best = radius * radius;
  let spot = -1;
  let cell = -1;
  for (let row = rowAt(grid, y - radius); row <= rowAt(grid, y + radius); row++) {
    const first = row * columns + columnAt(grid, x - radius);
    const last = row * columns + columnAt(grid, x + radius);
    for (let at = first; at <= last; at++) {
      for (let i = starts[at]!; i < starts[at + 1]!; i++) {
        const k = dots[i]!;
        const dx = xy[2 * k]! - x;
        const dy = xy[2 * k + 1]! - y;
        const d = dx * dx + dy * dy;
        const nearer = d < best || (d === best && k > spot);
        if (nearer && isShown(k)) [best, spot, cell] = [d, k, at];
      }
    }
  }
  if (spot < 0) return [];
  const [spotX, spotY] = [xy[2 * spot], xy[2 * spot + 1]];
  const there = dots.subarray(starts[cell], starts[cell + 1]);
  return [...there]
    .filter((k) => xy[2 * k] === spotX && xy[2 * k + 1] === spotY && isShown(k))
    .reverse();
}
