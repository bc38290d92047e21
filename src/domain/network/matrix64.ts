/** A float64 matrix, row-major. */
export interface Matrix64 {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

/** The matrix whose entry at (row, column) is `entry(row, column)`. */
export function matrix64(
  rows: number,
  columns: number,
  entry: (row: number, column: number) => number,
): Matrix64 {
  const data = new Float64Array(rows * columns);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) data[r * columns + c] = entry(r, c);
  }
  return { rows, columns, data };
}

/** One entry. */
export function at({ columns, data }: Matrix64, row: number, column: number): number {
  return data[row * columns + column] ?? Number.NaN;
}

/** The product a x b. */
export function times(a: Matrix64, b: Matrix64): Matrix64 {
  return matrix64(a.rows, b.columns, (r, c) => {
    let sum = 0;
    for (let k = 0; k < a.columns; k++) sum += at(a, r, k) * at(b, k, c);
    return sum;
  });
}

/** Rows and columns exchanged. */
export function transposed(a: Matrix64): Matrix64 {
  return matrix64(a.columns, a.rows, (r, c) => at(a, c, r));
}

/** The sums of the columns, as one row. */
export function columnSums(a: Matrix64): Matrix64 {
  return times(
    matrix64(1, a.rows, () => 1),
    a,
  );
}
