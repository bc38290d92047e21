import type { Evaluation } from '../evaluation.ts';
import type { AucDifference } from '../metrics/delong.ts';
import { auc, signed } from './format.ts';

/** Below this probability of chance, a difference counts as one. */
const SIGNIFICANT = 0.01;

/** A verdict: what holds, and what it rests on, a sentence each. */
export interface Verdict {
  readonly claim: string;
  readonly evidence: string;
}

/** What the hold-out says of the network against a baseline. */
export function verdict(baseline: string, { difference, low, high, p }: AucDifference): Verdict {
  const size = `${auc(Math.abs(difference))} of AUC`;
  const within = `95 % interval of the difference ${signed(low)} to ${signed(high)}`;
  if (!(p < SIGNIFICANT))
    return {
      claim: `The network does not beat the ${baseline}.`,
      evidence: `They are ${size} apart, which can be chance (${within}).`,
    };
  return difference > 0
    ? {
        claim: `The network beats the ${baseline}.`,
        evidence: `It is ahead by ${size} (${within}).`,
      }
    : {
        claim: `The ${baseline} beats the network.`,
        evidence: `The network is behind by ${size} (${within}).`,
      };
}

/** The verdicts on all baselines; one that says so where there is none. */
export function verdicts({ network, baselines, differences }: Evaluation): Verdict[] {
  if (baselines.length === 0)
    return [
      {
        claim: `The network’s AUC is ${auc(network.auc)}.`,
        evidence: 'No offence column is marked, so there is no baseline to compare it with.',
      },
    ];
  return baselines.flatMap(({ name }, i) => {
    const difference = differences[i];
    return difference ? [verdict(name, difference)] : [];
  });
}
