/** Where to look, in the dots' own metres. */
export interface Search {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/**
 * The dots at the spot nearest to a place, topmost (last drawn) first, or none within the radius.
 * Incidents are recorded by block, so one spot often holds many. A plain scan: a million dots take
 * milliseconds, and it needs no index to build, to keep or to transfer.
 * @param xy x, y, x, y … in draw order
 */
export function nearestSpot(
  xy: Float32Array,
  isShown: (dot: number) => boolean,
  { x, y, radius }: Search,
): number[] {
  let best = radius * radius;
  let spot = -1;
  for (let k = 0; k < xy.length / 2; k++) {
    const dx = xy[2 * k]! - x;
    const dy = xy[2 * k + 1]! - y;
    const d = dx * dx + dy * dy;
    if (d <= best && isShown(k)) {
      best = d;
      spot = k;
    }
  }
  const found: number[] = [];
  if (spot < 0) return found;
  const [spotX, spotY] = [xy[2 * spot], xy[2 * spot + 1]];
  for (let k = spot; k >= 0; k--) {
    if (xy[2 * k] === spotX && xy[2 * k + 1] === spotY && isShown(k)) found.push(k);
  }
  return found;
}
