import type { Evaluation } from '../evaluation.ts';
import type { AucDifference } from '../metrics/delong.ts';
import { auc } from './format.ts';

/** Below this probability of chance, a difference counts as one. */
const SIGNIFICANT = 0.01;

/** What the hold-out says of the network against a baseline, in one sentence. */
export function verdict(baseline: string, { difference, low, high, p }: AucDifference): string {
  const by = `${auc(Math.abs(difference))} (95 % interval ${auc(low)} to ${auc(high)})`;
  if (p < SIGNIFICANT && difference > 0)
    return `The network beats the ${baseline} by ${by} of AUC.`;
  if (p < SIGNIFICANT)
    return `The ${baseline} beats the network: the difference is ${auc(difference)} (95 % interval ${auc(low)} to ${auc(high)}) of AUC.`;
  return `The network does not beat the ${baseline}: a difference of ${auc(difference)} (95 % interval ${auc(low)} to ${auc(high)}) of AUC can be chance.`;
}

/** The verdicts on all baselines; a sentence that says so where there is none. */
export function verdicts({ baselines, differences }: Evaluation): string[] {
  if (baselines.length === 0)
    return ['No offence column is marked, so there is no baseline to compare with.'];
  return baselines.flatMap(({ name }, i) => {
    const difference = differences[i];
    return difference ? [verdict(name, difference)] : [];
  });
}
