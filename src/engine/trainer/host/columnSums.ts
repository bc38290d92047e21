/** Writes to `sums` [units] the sum over the rows of `delta` [rows x units], in row order. */
export function columnSums(delta: Float32Array, sums: Float32Array): void {
  const units = sums.length;
  sums.fill(0);
  for (let from = 0; from < delta.length; from += units) {
    for (let u = 0; u < units; u++) sums[u]! += delta[from + u]!;
  }
}
