import { normalQuantile, normalTail } from './normal.ts';
import { placements } from './placements.ts';

/** An AUC with its confidence interval, clipped to 0..1, and the standard error behind it. */
export interface AucInterval {
  readonly auc: number;
  readonly low: number;
  readonly high: number;
  readonly standardError: number;
}

/** The difference of two AUCs on the same rows, first minus second, with its two-sided test. */
export interface AucDifference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly z: number;
  readonly p: number;
}

/**
 * The AUC with DeLong's interval (DeLong, DeLong and Clarke-Pearson 1988, by the fast algorithm of
 * Sun and Xu 2014). NaN where a class has fewer than two rows. A perfect AUC has no spread, so its
 * interval is a point.
 */
export function delongInterval(
  scores: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  level = 0.95,
): AucInterval {
  const { arrests, others } = placements(scores, outcomes);
  const auc = mean(arrests);
  const standardError = spread(arrests, others);
  const reach = normalQuantile((1 + level) / 2) * standardError;
  return { auc, low: Math.max(0, auc - reach), high: Math.min(1, auc + reach), standardError };
}

/**
 * DeLong's test of two scores for the same rows. The difference of two placements is itself a
 * placement of the difference, so its spread takes in the covariance of the two AUCs.
 */
export function delongPaired(
  scoresA: ArrayLike<number>,
  scoresB: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  level = 0.95,
): AucDifference {
  const a = placements(scoresA, outcomes);
  const b = placements(scoresB, outcomes);
  const difference = mean(a.arrests) - mean(b.arrests);
  const standardError = spread(minus(a.arrests, b.arrests), minus(a.others, b.others));
  const reach = normalQuantile((1 + level) / 2) * standardError;
  const z = difference === 0 ? 0 : difference / standardError;
  return {
    difference,
    low: Math.max(-1, difference - reach),
    high: Math.min(1, difference + reach),
    z,
    p: Math.min(1, 2 * normalTail(Math.abs(z))),
  };
}

/** The standard error of a mean placement, from both classes. */
function spread(arrests: Float64Array, others: Float64Array): number {
  return Math.sqrt(variance(arrests) / arrests.length + variance(others) / others.length);
}

function minus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value - b[i]!);
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

function variance(values: Float64Array): number {
  const centre = mean(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i]! - centre) ** 2;
  return sum / (values.length - 1);
}
