import type { RollingResult } from '../audit/repeats.ts';
import { quarterName } from '../audit/periods.ts';
import type { AucInterval } from '../metrics/delong.ts';
import type { SeedSpread } from '../metrics/seeds.ts';
import { auc, plural, signed } from './format.ts';
import { pValue } from './evaluation.ts';
import { beats } from './verdict.ts';

/** How far an AUC moves with the seed alone, beside what chance in the hold-out may do. */
export function seedWords({ runs, mean, deviation, lowest, highest }: SeedSpread): string {
  return `Over ${plural(runs, 'seed')} the network’s AUC is ${auc(mean)} on average (standard deviation ${deviation.toFixed(4)}, ${auc(lowest)} to ${auc(highest)}).`;
}

/** Whether the luck of the seed is smaller than that of the hold-out. */
export function luckWords(
  { deviation }: SeedSpread,
  { low, high }: Pick<AucInterval, 'low' | 'high'>,
): string {
  const half = (high - low) / 2;
  const seeds = 1.96 * deviation;
  return seeds <= half
    ? 'The luck of the seed is smaller than that of the hold-out’s interval.'
    : 'The luck of the seed is larger than the hold-out’s interval: one training says less than its interval does.';
}

/** What a rolling validation found, as the title of its picture. */
export function rollingWords(results: readonly RollingResult[]): string {
  const [first, last] = [results.at(0), results.at(-1)];
  if (!first || !last) return 'No quarter was judged yet';
  const at = ({ fold, auc: own }: RollingResult) =>
    `${auc(own.auc)} in ${quarterName(fold.evaluate)}`;
  const course = first === last ? `is ${at(first)}` : `goes from ${at(first)} to ${at(last)}`;
  const compared = results.flatMap(({ difference }) => difference ?? []);
  const ahead = compared.filter(beats).length;
  const beside =
    compared.length === 0
      ? ''
      : `, and beats the lookup table in ${ahead === compared.length ? 'every quarter' : `${String(ahead)} of ${plural(compared.length, 'quarter')}`}`;
  return `Trained on all that came before, the AUC ${course}${beside}`;
}

/** The columns of `rollingRow`. */
export const ROLLING_COLUMNS = [
  'Quarter',
  'Reports before',
  'Reports judged',
  'AUC',
  'Lookup',
  'Difference',
  'p',
] as const;

/** A quarter's figures, a cell a column. */
export function rollingRow({ fold, auc: own, lookup, difference }: RollingResult): string[] {
  const whole = (value: number) => value.toLocaleString('en-US');
  const within = ({ auc: value, low, high }: AucInterval) =>
    `${auc(value)} (${auc(low)}–${auc(high)})`;
  return [
    quarterName(fold.evaluate),
    whole(fold.trainRows),
    whole(fold.evaluateRows),
    within(own),
    lookup ? within(lookup) : '–',
    difference
      ? `${signed(difference.difference)} (${signed(difference.low)} to ${signed(difference.high)})`
      : '–',
    difference ? pValue(difference.p) : '–',
  ];
}
