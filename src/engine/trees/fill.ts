import type { Dataset, Library, Vector } from 'ydf-training';
import type { FeatureMatrix } from '../../domain/features/matrix.ts';
import { columnReader, type TreeColumn } from '../../domain/trees/columns.ts';
import type { Encoding } from '../../domain/trees/encode.ts';

/** The label's name and classes, as the library knows them. */
const LABEL = 'outcome';
export const ARREST = 'arrest';
const NO_ARREST = 'none';

/** The library's name of a column: our own, since those of files may be anything. */
export const columnName = (index: number): string => `c${index}`;

/**
 * Copies training rows into the library's memory, a column at a time: 4 bytes a value. As numbers,
 * all of them: its text columns keep 2,000 levels at most and take as long again to copy.
 */
export function fillDataset(
  library: Library,
  rows: FeatureMatrix,
  columns: readonly TreeColumn[],
  encoding: Encoding,
): { readonly dataset: Dataset; readonly label: string } {
  const dataset = new library.Dataset();
  columns.forEach((column, index) => {
    const read = columnReader(column, rows, encoding, 'training');
    const values = fillVector(library.CreateVectorFloat(rows.rows), rows.rows, read);
    dataset.addNumericalColumn(columnName(index), values);
    values.delete();
  });
  const outcome = (row: number) => (rows.outcomes[row] === 1 ? ARREST : NO_ARREST);
  const outcomes = fillVector(library.CreateVectorString(rows.rows), rows.rows, outcome);
  dataset.addCategoricalColumn(LABEL, outcomes, true);
  outcomes.delete();
  return { dataset, label: LABEL };
}

function fillVector<T>(vector: Vector<T>, rows: number, read: (row: number) => T): Vector<T> {
  for (let row = 0; row < rows; row++) vector.push_back(read(row));
  return vector;
}
