/** A point of a ROC curve. */
export interface RocPoint {
  readonly x: number;
  readonly y: number;
}

/**
 * Leaves out the points that a screen cannot tell apart: one is kept when either share has moved by
 * `step` since the last. The ends always stay.
 */
export function thinCurve(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  step = 1 / 500,
): RocPoint[] {
  const last = Math.min(xs.length, ys.length) - 1;
  const kept: RocPoint[] = [];
  let x = Number.NEGATIVE_INFINITY;
  let y = Number.NEGATIVE_INFINITY;
  for (let i = 0; i <= last; i++) {
    const atX = xs[i] ?? 0;
    const atY = ys[i] ?? 0;
    if (i !== last && Math.abs(atX - x) < step && Math.abs(atY - y) < step) continue;
    kept.push({ x: atX, y: atY });
    x = atX;
    y = atY;
  }
  return kept;
}

/** The height of a curve at `x`, straight between its points. */
export function heightAt(curve: readonly RocPoint[], x: number): number {
  let before: RocPoint = { x: 0, y: 0 };
  for (const point of curve) {
    if (point.x > x) {
      const share = (x - before.x) / (point.x - before.x);
      return before.y + share * (point.y - before.y);
    }
    before = point;
  }
  return before.y;
}
