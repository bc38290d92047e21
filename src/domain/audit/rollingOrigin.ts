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
  /** Quarters with fewer rows are not judged: a file seldom ends with a quarter. */
  readonly evaluateAtLeast: number;
  /** Most folds, the latest; null for all. */
  readonly folds: number | null;
}

/** A year to learn from, then every quarter of some size. */
export const ROLLING: RollingOptions = {
  trainAtLeast: 4,
  window: null,
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
  const { trainAtLeast, window, evaluateAtLeast, folds } = { ...ROLLING, ...options };
  const plan = quarters.flatMap((evaluate, i): RollingFold[] => {
    const from = window === null ? 0 : Math.max(0, i - window);
    const evaluateRows = rows[i] ?? 0;
    if (i < Math.max(1, trainAtLeast) || evaluateRows < evaluateAtLeast) return [];
    return [
      {
        trainFrom: quarters[from]!,
        trainTo: quarters[i - 1]!,
        evaluate,
        trainRows: rows.slice(from, i).reduce((sum, n) => sum + n, 0),
        evaluateRows,
      },
    ];
  });
  return folds === null ? plan : plan.slice(-folds);
}
