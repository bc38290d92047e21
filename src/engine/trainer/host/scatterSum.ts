/**
 * Writes the gradient of `gatherSum` by its table: each row of `delta` [rows x units] is added to
 * the rows of `gradient` [vocabulary x units] that its codes [rows x fields] name, in row order.
 * Four at a time, so that `delta` is loaded once for them.
 */
export function scatterSum(
  codes: Int32Array,
  delta: Float32Array,
  gradient: Float32Array,
  fields: number,
  units: number,
): void {
  gradient.fill(0);
  const start = (i: number) => codes[i]! * units;
  for (let row = 0, from = 0; from < delta.length; row++, from += units) {
    const end = (row + 1) * fields;
    let i = row * fields;
    for (; i + 4 <= end; i += 4) {
      const a = start(i);
      const b = start(i + 1);
      const c = start(i + 2);
      const d = start(i + 3);
      for (let u = 0; u < units; u++) {
        const slope = delta[from + u]!;
        gradient[a + u]! += slope;
        gradient[b + u]! += slope;
        gradient[c + u]! += slope;
        gradient[d + u]! += slope;
      }
    }
    for (; i < end; i++) {
      const a = start(i);
      for (let u = 0; u < units; u++) gradient[a + u]! += delta[from + u]!;
    }
  }
}
