import type { FeatureMatrix } from '../../../src/domain/features/matrix.ts';
import type { FeatureGroup } from '../../../src/domain/explain/scorer.ts';
import reference from './reference.json';

const TABLE = [-1, 0.5, 1.5, -0.25];

/** The reference's rows: one code and four numbers each, the last of which the model never reads. */
export const MATRIX: FeatureMatrix = {
  rows: reference.codes.length,
  fields: 1,
  numbers: 4,
  rowIds: Int32Array.from(reference.codes, (_, row) => row),
  codes: Uint16Array.from(reference.codes),
  values: Float32Array.from(reference.numbers.flat()),
  outcomes: Uint8Array.from(reference.outcomes),
};

/** The groups by which the reference takes incidents apart; two numbers act together. */
export const GROUPS: readonly FeatureGroup[] = [
  { name: 'code', fields: [0], numbers: [] },
  { name: 'first', fields: [], numbers: [0] },
  { name: 'pair', fields: [], numbers: [1, 2] },
  { name: 'unused', fields: [], numbers: [3] },
];

/** The reference's model, in TypeScript. */
export function score({ rows, codes, values }: FeatureMatrix): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => {
    const [first, second, third] = values.subarray(row * 4, row * 4 + 3);
    const logit = TABLE[codes[row]!]! + 0.75 * first! - 1.25 * second! * third! - 0.5;
    return 1 / (1 + Math.exp(-logit));
  });
}
