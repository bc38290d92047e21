import type { Evaluation, ModelEvaluation } from '../evaluation.ts';
import type { AucDifference } from '../metrics/delong.ts';
import { auc, signed } from './format.ts';

/** Below this probability of chance, a difference counts as one. */
const SIGNIFICANT = 0.01;

/** A verdict: what holds, and what it rests on, a sentence each. */
export interface Verdict {
  readonly claim: string;
  readonly evidence: string;
}

/**
 * What the same rows say of two models; names are singular and without article ("network", "lookup on IUCR").
 * `byWeek`, the difference resampled by whole weeks, must agree before one is said to beat the
 * other: DeLong's test takes rows as independent, which reports of one week are not quite.
 */
export function verdict(
  first: string,
  second: string,
  { difference, low, high, p }: AucDifference,
  byWeek: Limits | null = null,
): Verdict {
  const size = `${auc(Math.abs(difference))} of AUC`;
  const within = `95 % interval of the difference ${signed(low)} to ${signed(high)}`;
  if (!(p < SIGNIFICANT))
    return {
      claim: `The ${first} does not beat the ${second}.`,
      evidence: `They are ${size} apart, which can be chance (${within}).`,
    };
  if (byWeek && !(byWeek.low > 0 || byWeek.high < 0))
    return {
      claim: `The ${first} does not surely beat the ${second}.`,
      evidence: `They are ${size} apart (${within}), but weeks differ by as much: resampled by week it is ${signed(byWeek.low)} to ${signed(byWeek.high)}.`,
    };
  return difference > 0
    ? {
        claim: `The ${first} beats the ${second}.`,
        evidence: `It is ahead by ${size} (${within}).`,
      }
    : {
        claim: `The ${second} beats the ${first}.`,
        evidence: `The ${first} is behind by ${size} (${within}).`,
      };
}

/** The verdict in one line: "The network beats the lookup by 0.006 of AUC (0.004–0.008)." */
export function verdictLine(
  first: string,
  second: string,
  { difference, low, high, p }: AucDifference,
  byWeek: Limits | null = null,
): string {
  const [ahead, behind, from, to] =
    difference < 0 ? [second, first, -high, -low] : [first, second, low, high];
  const by = `${auc(Math.abs(difference))} of AUC (${signed(from)} to ${signed(to)})`;
  const sure = p < SIGNIFICANT && (!byWeek || byWeek.low > 0 || byWeek.high < 0);
  return sure
    ? `The ${ahead} beats the ${behind} by ${by}.`
    : `The ${first} does not beat the ${second}: the difference of ${signed(difference)} (${signed(low)} to ${signed(high)}) can be chance.`;
}

/** The two ends of an interval. */
interface Limits {
  readonly low: number;
  readonly high: number;
}

/** The verdicts on all baselines; one that says so where there is none. `subject` names a model in a sentence. */
export function verdicts(
  { network, baselines, differences }: Evaluation,
  subject: (model: ModelEvaluation) => string = ({ name }) => name,
): Verdict[] {
  const first = subject(network);
  if (baselines.length === 0)
    return [
      {
        claim: `The ${first}’s AUC is ${auc(network.auc)}.`,
        evidence: 'No offence column is marked, so there is no baseline to compare it with.',
      },
    ];
  return baselines.flatMap((model, i) => {
    const difference = differences[i];
    return difference ? [verdict(first, subject(model), difference)] : [];
  });
}
