import { numberReader } from '../features/linked.ts';
import type { FeatureMatrix } from '../features/matrix.ts';
import { ENCODING_FOLDS, foldOf, type Encoding } from './encode.ts';

/** A column that trees are given: a field's encoded levels, or one of the matrix's numbers. */
export interface TreeColumn {
  readonly kind: 'field' | 'number';
  /** Its place among the matrix's fields or numbers. */
  readonly place: number;
}

/** Where rows stand: training rows are encoded from the other folds, all others from all training rows. */
export type Standing = 'training' | 'new';

/**
 * The columns worth giving to trees: all, but of numbers that are the same in every training row
 * (weather's flags for missing figures, say) only the first. A tree could not tell them apart.
 */
export function treeColumns(train: FeatureMatrix): readonly TreeColumn[] {
  const fields = Array.from({ length: train.fields }, (_, place) => place);
  const numbers: number[] = [];
  for (let place = 0; place < train.numbers; place++) {
    if (!numbers.some((earlier) => sameNumbers(train, earlier, place))) numbers.push(place);
  }
  return [
    ...fields.map((place) => ({ kind: 'field', place }) as const),
    ...numbers.map((place) => ({ kind: 'number', place }) as const),
  ];
}

/** The way to a column's value in a row of a matrix. */
export function columnReader(
  { kind, place }: TreeColumn,
  matrix: FeatureMatrix,
  encoding: Encoding,
  standing: Standing,
): (row: number) => number {
  const { codes, fields, rowIds } = matrix;
  if (kind === 'number') return numberReader(matrix, place);
  if (standing === 'new') return (row) => encoding.all[codes[row * fields + place]!]!;
  const vocabulary = encoding.outside.length / ENCODING_FOLDS;
  return (row) =>
    encoding.outside[foldOf(rowIds[row]!) * vocabulary + codes[row * fields + place]!]!;
}

function sameNumbers(train: FeatureMatrix, a: number, b: number): boolean {
  const [one, other] = [numberReader(train, a), numberReader(train, b)];
  for (let row = 0; row < train.rows; row++) if (one(row) !== other(row)) return false;
  return true;
}
