/**
 * Adds to each row of `sums` [rows x units] the rows of `table` [vocabulary x units] that its codes
 * [rows x fields] name. Eight at a time: most of the cost is loading and storing `sums`.
 */
export function gatherSum(
  table: Float32Array,
  codes: Int32Array,
  sums: Float32Array,
  fields: number,
  units: number,
): void {
  const start = (i: number) => codes[i]! * units;
  for (let row = 0, to = 0; to < sums.length; row++, to += units) {
    const end = (row + 1) * fields;
    let i = row * fields;
    for (; i + 8 <= end; i += 8) {
      const a = start(i);
      const b = start(i + 1);
      const c = start(i + 2);
      const d = start(i + 3);
      const e = start(i + 4);
      const f = start(i + 5);
      const g = start(i + 6);
      const h = start(i + 7);
      for (let u = 0; u < units; u++) {
        const four = table[a + u]! + table[b + u]! + table[c + u]! + table[d + u]!;
        sums[to + u]! += four + table[e + u]! + table[f + u]! + table[g + u]! + table[h + u]!;
      }
    }
    for (; i < end; i++) {
      const a = start(i);
      for (let u = 0; u < units; u++) sums[to + u]! += table[a + u]!;
    }
  }
}
