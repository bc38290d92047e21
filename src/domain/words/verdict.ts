import type { Evaluation, ModelEvaluation } from '../evaluation.ts';
import type { AucDifference } from '../metrics/delong.ts';
import { pValue } from './evaluation.ts';
import { auc, signed } from './format.ts';

/** Below this probability of chance, a difference counts as one. */
const SIGNIFICANT = 0.01;
/** Above this one, a difference can well be chance: its 95 % interval holds 0. */
const CHANCE = 0.05;

/** A verdict: what holds, and what it rests on, a sentence each. */
export interface Verdict {
  readonly claim: string;
  readonly evidence: string;
}

/** Whether the first of two models beats the second. */
export function beats({ difference, p }: AucDifference): boolean {
  return difference > 0 && surenessOf(p, null) === 'sure';
}

/** How sure a difference is. */
type Sureness = 'sure' | 'likely' | 'not by week' | 'chance';

function surenessOf(p: number, byWeek: Limits | null): Sureness {
  if (!(p < CHANCE)) return 'chance';
  if (p >= SIGNIFICANT) return 'likely';
  return byWeek && byWeek.low <= 0 && byWeek.high >= 0 ? 'not by week' : 'sure';
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
  const [ahead, behind] = difference < 0 ? [second, first] : [first, second];
  const size = `${auc(Math.abs(difference))} of AUC`;
  const within = `95 % interval of the difference ${limits({ low, high })}`;
  switch (surenessOf(p, byWeek)) {
    case 'chance':
      return {
        claim: `The ${first} does not beat the ${second}.`,
        evidence: `They are ${size} apart, which can be chance (${within}).`,
      };
    case 'likely':
      return {
        claim: `The ${ahead} is ahead of the ${behind}, but not surely.`,
        evidence: `They are ${size} apart (${within}, p = ${pValue(p)}); only with p below ${String(SIGNIFICANT)} is one said to beat the other.`,
      };
    case 'not by week':
      return {
        claim: `The ${first} does not surely beat the ${second}.`,
        evidence: `They are ${size} apart (${within}), but weeks differ by as much: resampled by week it is ${limits(byWeek)}.`,
      };
    case 'sure':
      return {
        claim: `The ${ahead} beats the ${behind}.`,
        evidence:
          ahead === first
            ? `It is ahead by ${size} (${within}).`
            : `The ${first} is behind by ${size} (${within}).`,
      };
  }
}

/** The verdict in one line: "The network beats the lookup by 0.006 of AUC (0.004–0.008)." */
export function verdictLine(
  first: string,
  second: string,
  { difference, low, high, p }: AucDifference,
  byWeek: Limits | null = null,
): string {
  const [ahead, behind, by] =
    difference < 0 ? [second, first, { low: -high, high: -low }] : [first, second, { low, high }];
  const size = `${auc(Math.abs(difference))} of AUC (${limits(by)})`;
  switch (surenessOf(p, byWeek)) {
    case 'chance':
      return `The ${first} does not beat the ${second}: the difference of ${signed(difference)} (${limits({ low, high })}) can be chance.`;
    case 'likely':
      return `The ${ahead} is ahead of the ${behind} by ${size}, but not surely: p = ${pValue(p)}.`;
    case 'not by week':
      return `The ${first} does not surely beat the ${second}: the difference of ${signed(difference)} is ${limits(byWeek)} where weeks are resampled.`;
    case 'sure':
      return `The ${ahead} beats the ${behind} by ${size}.`;
  }
}

function limits(of: Limits | null): string {
  return of ? `${signed(of.low)} to ${signed(of.high)}` : '–';
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
