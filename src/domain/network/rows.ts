import { copyNumbers } from '../features/linked.ts';
import type { FeatureMatrix } from '../features/matrix.ts';

/** A copy of some rows of a matrix, in the order given, with all numbers among its values. */
export function takeRows(matrix: FeatureMatrix, rows: Uint32Array): FeatureMatrix {
  const { fields, numbers } = matrix;
  const taken: FeatureMatrix = {
    rows: rows.length,
    fields,
    numbers,
    rowIds: new Int32Array(rows.length),
    codes: new Uint16Array(rows.length * fields),
    values: new Float32Array(rows.length * numbers),
    outcomes: new Uint8Array(rows.length),
  };
  rows.forEach((row, place) => {
    taken.rowIds[place] = matrix.rowIds[row]!;
    taken.codes.set(matrix.codes.subarray(row * fields, (row + 1) * fields), place * fields);
    copyNumbers(matrix, row, taken.values, place * numbers);
    taken.outcomes[place] = matrix.outcomes[row]!;
  });
  return taken;
}
