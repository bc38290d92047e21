import { delongPaired } from '../metrics/delong.ts';

/** So many whole trainings in a row without a gain beyond chance are enough. */
export const PATIENCE = 4;

/** The best trials so far and their scores of the validation rows, each better than the one before. */
export interface Best {
  readonly trial: number;
  /** Whole trainings that there had been when it was found, itself included. */
  readonly at: number;
  readonly scores: ArrayLike<number>;
}

/**
 * Whether searching on is not worth while: over the last `PATIENCE` whole trainings the best has not
 * changed, or its gain over the best before them lies within DeLong's 95 % interval around nothing.
 */
export function isEnough(
  bests: readonly Best[],
  whole: number,
  outcomes: ArrayLike<number>,
): boolean {
  const before = bests.findLast(({ at }) => at <= whole - PATIENCE);
  const now = bests.at(-1);
  if (!before || !now) return false;
  if (before === now) return true;
  const { low, high } = delongPaired(now.scores, before.scores, outcomes);
  return low <= 0 && high >= 0;
}
