import { filledIn } from '../features/linked.ts';
import type { FeatureMatrix } from '../features/matrix.ts';

/** A model as a function: the probability of an arrest for each row of a matrix. */
export type Scorer = (rows: FeatureMatrix) => ArrayLike<number> | Promise<ArrayLike<number>>;

/**
 * Columns that belong together (hour and month of one time, a number and its flag for missing) and
 * are moved together, because one without the other makes rows that cannot be.
 */
export interface FeatureGroup {
  readonly name: string;
  /** Places among a row's codes and among its numbers. */
  readonly fields: readonly number[];
  readonly numbers: readonly number[];
}

/** What every long explanation takes. */
export interface ExplainOptions {
  readonly seed: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
}

/** A matrix of its own codes and values, all numbers among them; the rest is shared. */
export function copyOf(matrix: FeatureMatrix): FeatureMatrix {
  const filled = filledIn(matrix);
  const values = filled === matrix ? matrix.values.slice() : filled.values;
  return { ...filled, codes: matrix.codes.slice(), values };
}

/** Gives row `to` of one matrix the group's values of row `from` of another of the same plan; neither has links. */
export function copyGroup(
  group: FeatureGroup,
  from: FeatureMatrix,
  fromRow: number,
  to: FeatureMatrix,
  toRow: number,
): void {
  for (const field of group.fields) {
    to.codes[toRow * to.fields + field] = from.codes[fromRow * from.fields + field]!;
  }
  for (const number of group.numbers) {
    to.values[toRow * to.numbers + number] = from.values[fromRow * from.numbers + number]!;
  }
}
