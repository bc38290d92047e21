import { auc } from '../metrics/auc.ts';
import { createRandom } from '../network/random.ts';
import { LOOKUP_STRENGTH } from '../recipe/lookup.ts';
import { levelAuc, tallyLevels } from './levels.ts';
import { massBins } from './massBins.ts';

/** What one column by itself says of the outcome. */
export interface ColumnAuc {
  readonly name: string;
  /** 0.5 for nothing, 1 where it gives the outcome away. */
  readonly auc: number;
  /** `levels`: out-of-fold arrest rates of its levels or bins; `order`: larger or smaller numbers. */
  readonly by: 'levels' | 'order';
  /** Distinct levels, blank among them; of a number, its bins. */
  readonly levels: number;
  readonly rows: number;
}

/** A column of the rows that the outcomes are of. */
export type AuditColumn =
  /** `codes` are 0 to `levels` - 1, with a code of its own for blank. */
  | { readonly name: string; readonly codes: ArrayLike<number>; readonly levels: number }
  /** NaN is blank. */
  | { readonly name: string; readonly numbers: ArrayLike<number> };

const FOLDS = 5;
/** A number is also looked at in so many bins of equal mass, so that no shape escapes. */
const BINS = 64;
const STREAM = 23;

/** Each row's fold at random, to be shared by all columns. */
export function foldsOf(rows: number, seed = 1): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(rows);
  createRandom(seed, STREAM).fill(words);
  return Uint8Array.from(words, (word) => word % FOLDS);
}

/** The single-column AUC. It says how much a column knows, not whether it may be used. */
export function columnAuc(
  column: AuditColumn,
  outcomes: ArrayLike<number>,
  fold: ArrayLike<number> = foldsOf(outcomes.length),
): ColumnAuc {
  const { name } = column;
  const rows = outcomes.length;
  const byLevels = (codes: ArrayLike<number>, levels: number) =>
    levelAuc(tallyLevels(codes, levels, outcomes, fold, FOLDS), LOOKUP_STRENGTH);
  if ('codes' in column) {
    const { codes, levels } = column;
    return { name, auc: byLevels(codes, levels), by: 'levels', levels, rows };
  }
  const { codes, bins } = massBins(column.numbers, BINS);
  const binned = byLevels(codes, bins);
  const ordered = orderAuc(column.numbers, outcomes);
  return ordered >= binned
    ? { name, auc: ordered, by: 'order', levels: bins, rows }
    : { name, auc: binned, by: 'levels', levels: bins, rows };
}

/** The AUC of a number as a score, whichever way round; blanks stand level with each other, below all. */
function orderAuc(numbers: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  const filled = Float64Array.from(numbers, (value) => (Number.isNaN(value) ? -Infinity : value));
  const found = auc(filled, outcomes);
  return Math.max(found, 1 - found);
}
