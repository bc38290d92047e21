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
  const matrix = zeroMatrix64(rows, columns);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) matrix.data[r * columns + c] = entry(r, c);
  }
  return matrix;
}

/** A matrix of zeros. */
export function zeroMatrix64(rows: number, columns: number): Matrix64 {
  return { rows, columns, data: new Float64Array(rows * columns) };
}

/** One entry. */
export function at({ columns, data }: Matrix64, row: number, column: number): number {
  return data[row * columns + column] ?? Number.NaN;
}

/** Adds `factor` times row `from` of `a` to row `to` of `sum`, which has as many columns. */
export function addRow(
  sum: Matrix64,
  to: number,
  factor: number,
  { columns, data }: Matrix64,
  from: number,
): void {
  for (let c = 0; c < columns; c++)
    sum.data[to * columns + c]! += factor * data[from * columns + c]!;
}

/** The product a x b. */
export function times(a: Matrix64, b: Matrix64): Matrix64 {
  const product = zeroMatrix64(a.rows, b.columns);
  eachEntry(a, (row, k, factor) => addRow(product, row, factor, b, k));
  return product;
}

/** transpose(a) x b. */
export function transposedTimes(a: Matrix64, b: Matrix64): Matrix64 {
  const product = zeroMatrix64(a.columns, b.columns);
  eachEntry(a, (k, row, factor) => addRow(product, row, factor, b, k));
  return product;
}

/** Rows and columns exchanged. */
export function transposed(a: Matrix64): Matrix64 {
  return matrix64(a.columns, a.rows, (r, c) => at(a, c, r));
}

/** The sums of the columns, as one row. */
export function columnSums(a: Matrix64): Matrix64 {
  const sums = zeroMatrix64(1, a.columns);
  for (let row = 0; row < a.rows; row++) addRow(sums, 0, 1, a, row);
  return sums;
}

/** Visits the entries that are not 0: half of a rectifier's are. NaN is visited. */
function eachEntry(
  { rows, columns, data }: Matrix64,
  visit: (row: number, column: number, entry: number) => void,
): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const entry = data[row * columns + column]!;
      if (entry !== 0) visit(row, column, entry);
    }
  }
}
