import type { SplitSpec } from '../recipe/recipe.ts';
import { ADDED } from '../recipe/names.ts';
import { quarterName } from './periods.ts';

/** One step of a validation that rolls through time: trained on what came before, judged on what follows. */
export interface RollingFold {
  /** First and last quarter of the training rows, as `quarterOf` gives them, both included. */
  readonly trainFrom: number;
  readonly trainTo: number;
  readonly evaluate: number;
  readonly trainRows: number;
  readonly evaluateRows: number;
}

export interface RollingOptions {
  /** Quarters that hold rows before the first that is judged. */
  readonly trainAtLeast: number;
  /** Most quarters that train; null for all that came before. */
  readonly window: number | null;
  /** Fewer rows teach a network nothing. */
  readonly trainRows: number;
  /** Quarters with fewer rows are not judged: a file seldom ends with a quarter. */
  readonly evaluateAtLeast: number;
  /** Most folds, the latest; null for all. */
  readonly folds: number | null;
}

/** A year to learn from, then every quarter of some size. */
export const ROLLING: RollingOptions = {
  trainAtLeast: 4,
  window: null,
  trainRows: 1000,
  evaluateAtLeast: 500,
  folds: null,
};

/**
 * The folds of a rolling-origin validation (Tashman 2000) over quarters that hold rows. It is a plan
 * only: each fold is one training. `rows` are the rows of each of `quarters`, which rise.
 */
export function rollingOrigin(
  quarters: readonly number[],
  rows: readonly number[],
  options: Partial<RollingOptions> = {},
): readonly RollingFold[] {
  const { trainAtLeast, window, trainRows, evaluateAtLeast, folds } = { ...ROLLING, ...options };
  const plan = quarters.flatMap((evaluate, i): RollingFold[] => {
    const from = window === null ? 0 : Math.max(0, i - window);
    const evaluateRows = rows[i] ?? 0;
    const before = rows.slice(from, i).reduce((sum, n) => sum + n, 0);
    if (i < Math.max(1, trainAtLeast) || before < trainRows) return [];
    if (evaluateRows < evaluateAtLeast) return [];
    return [
      {
        trainFrom: quarters[from]!,
        trainTo: quarters[i - 1]!,
        evaluate,
        trainRows: before,
        evaluateRows,
      },
    ];
  });
  return folds === null ? plan : plan.slice(-folds);
}

/** Where a year is all there is, a quarter to learn from must do. */
const SHORT: Partial<RollingOptions> = { trainAtLeast: 1 };

/** The latest `folds` of quarters that hold rows, after a year where there is more than that. */
export function latestFolds(
  tallies: readonly { readonly quarter: number; readonly rows: number }[],
  folds: number,
): readonly RollingFold[] {
  const start = tallies.length > ROLLING.trainAtLeast + 1 ? {} : SHORT;
  const quarters = tallies.map(({ quarter }) => quarter);
  const rows = tallies.map((tally) => tally.rows);
  return rollingOrigin(quarters, rows, { ...start, folds });
}

/**
 * The split of a fold: by time, among its quarters alone, of the rows that take part in `split`. The cut
 * lies half a row before the first that is judged, so that no rounding moves it.
 */
export function foldSplit(split: SplitSpec, fold: RollingFold): SplitSpec {
  const { trainFrom, evaluate, trainRows, evaluateRows } = fold;
  const [from, to] = [firstDay(trainFrom), firstDay(evaluate + 1)];
  const among = `${ADDED.day} >= date '${from}' and ${ADDED.day} < date '${to}'`;
  const words = `${quarterName(trainFrom)} to ${quarterName(evaluate)}`;
  return {
    ...split,
    kind: 'time',
    trainShare: (trainRows - 0.5) / (trainRows + evaluateRows),
    filter: split.filter
      ? { sql: `(${split.filter.sql}) and ${among}`, words: `${split.filter.words}, ${words}` }
      : { sql: among, words },
  };
}

/** The first day of a quarter, as ISO 8601 writes it. */
function firstDay(quarter: number): string {
  const month = String(3 * (quarter % 4) + 1).padStart(2, '0');
  return `${String(Math.floor(quarter / 4)).padStart(4, '0')}-${month}-01`;
}
