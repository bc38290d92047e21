import { anyNaN, aucOf } from './auc.ts';
import { normalQuantile, normalTail } from './normal.ts';
import { placements } from './placements.ts';
import { thresholdIndex, type ThresholdIndex } from './thresholds.ts';

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
  if (anyNaN(scores)) return { auc: NaN, low: NaN, high: NaN, standardError: NaN };
  return delongOf(thresholdIndex(scores, outcomes), level);
}

/** The same of rows that are counted up already: rows of equal score share one placement. */
export function delongOf(index: ThresholdIndex, level = 0.95): AucInterval {
  const auc = aucOf(index);
  const standardError = placementError(index, auc);
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

/** The standard error of the mean placement of an arrest, which is the AUC, and of the others'. */
function placementError({ rows, arrests, flagged, hits }: ThresholdIndex, auc: number): number {
  const others = rows - arrests;
  let ofArrests = 0;
  let ofOthers = 0;
  let arrestsAbove = 0;
  let othersAbove = 0;
  for (let i = 0; i < hits.length; i++) {
    const arrestsTied = hits[i]! - arrestsAbove;
    const othersTied = flagged[i]! - hits[i]! - othersAbove;
    const below = (others - othersAbove - othersTied / 2) / others;
    const above = (arrestsAbove + arrestsTied / 2) / arrests;
    ofArrests += arrestsTied * (below - auc) ** 2;
    ofOthers += othersTied * (above - auc) ** 2;
    arrestsAbove += arrestsTied;
    othersAbove += othersTied;
  }
  return Math.sqrt(ofArrests / (arrests - 1) / arrests + ofOthers / (others - 1) / others);
}

/** The standard error of a mean placement, from both classes. */
function spread(arrests: Float64Array, others: Float64Array): number {
  return Math.sqrt(variance(arrests) / arrests.length + variance(others) / others.length);
}

function minus(a: Float64Array, b: Float64Array): Float64Array {
  const difference = new Float64Array(a.length);
  for (let i = 0; i < a.length; i++) difference[i] = a[i]! - b[i]!;
  return difference;
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
