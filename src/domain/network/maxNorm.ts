import type { Matrix64 } from './matrix64.ts';
import type { Layers64 } from './reference.ts';

/**
 * Scales down every weighted sum whose incoming weights have a Euclidean norm above `most` (Srivastava
 * et al. 2014); H2O's `max_w2` is the square of it. A maxout unit has two sums, each with its own.
 */
export function boundNorms({ table, numeric, kernels }: Layers64, most: number): void {
  boundColumns(numeric ? [table, numeric] : [table], most);
  kernels.forEach((kernel) => boundColumns([kernel], most));
}

/** Bounds the columns of matrices that stand on each other. */
function boundColumns(parts: readonly Matrix64[], most: number): void {
  const columns = parts[0]?.columns ?? 0;
  for (let column = 0; column < columns; column++) {
    let square = 0;
    eachInColumn(parts, column, (data, i) => (square += data[i]! ** 2));
    const norm = Math.sqrt(square);
    if (norm > most) eachInColumn(parts, column, (data, i) => (data[i]! *= most / norm));
  }
}

function eachInColumn(
  parts: readonly Matrix64[],
  column: number,
  visit: (data: Float64Array, i: number) => void,
): void {
  for (const { columns, data } of parts) {
    for (let i = column; i < data.length; i += columns) visit(data, i);
  }
}
