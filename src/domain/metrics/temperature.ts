import { clipped } from './logLoss.ts';
import type { ThresholdIndex } from './thresholds.ts';

/** Probabilities are drawn towards one half (above 1) or away from it (below 1). */
export interface Temperature {
  readonly kind: 'temperature';
  readonly temperature: number;
}

/** Newton steps at most; it takes about six. */
const MOST_STEPS = 100;
/** Bounds of the slope, for scores that rank backwards or perfectly, where no temperature is best. */
const SLOPES = { least: 1e-3, most: 1e3 };

/**
 * Temperature scaling (Guo et al. 2017): the one number by which all logits are divided so that the
 * log-loss is least, by Newton's method on its inverse, in which the loss is convex. The order of
 * scores, and so the AUC, stays. Scores count as clipped to 1e-7 .. 1 - 1e-7.
 */
export function fitTemperature(index: ThresholdIndex): Temperature {
  const logits = index.scores.map(logitOf);
  let slope = 1;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { first, second } = derivatives(index, logits, slope);
    if (first === 0) break;
    // A step may at most halve or double the slope, which keeps Newton from running away.
    const wanted = second > 0 ? slope - first / second : slope * (first > 0 ? 0.5 : 2);
    const next = Math.min(slope * 2, Math.max(slope / 2, wanted));
    const settled = Math.abs(next - slope) <= 1e-13 * slope;
    slope = Math.min(SLOPES.most, Math.max(SLOPES.least, next));
    if (settled || slope === SLOPES.most || slope === SLOPES.least) break;
  }
  return { kind: 'temperature', temperature: 1 / slope };
}

/** A probability at a temperature. */
export function tempered(score: number, temperature: number): number {
  return 1 / (1 + Math.exp(-logitOf(score) / temperature));
}

/** The log-odds of a probability, clipped. */
export function logitOf(score: number): number {
  const p = clipped(score);
  return Math.log(p / (1 - p));
}

/** The summed log-loss's first and second derivative by the slope of the logits. */
function derivatives(
  { scores, flagged, hits }: ThresholdIndex,
  logits: Float64Array,
  slope: number,
): { first: number; second: number } {
  let first = 0;
  let second = 0;
  let above = 0;
  let hitsAbove = 0;
  for (let i = 0; i < scores.length; i++) {
    const rows = flagged[i]! - above;
    const arrests = hits[i]! - hitsAbove;
    const z = logits[i]!;
    const p = 1 / (1 + Math.exp(-slope * z));
    first += z * (rows * p - arrests);
    second += rows * z * z * p * (1 - p);
    above = flagged[i]!;
    hitsAbove = hits[i]!;
  }
  return { first, second };
}
