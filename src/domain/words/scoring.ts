import type { DriftVerdict } from '../audit/drift.ts';
import type { FeatureDrift } from '../audit/psi.ts';
import { NO_PART, type FreshRows, type FreshVerdict } from '../scoring/fresh.ts';
import type { LoadReceipt } from '../table/receipt.ts';
import { count, percent, plural } from './format.ts';

/** What became of every record: "312 records in the file = 311 scored + 1 refused". */
export function scoredLine({ records, loaded, rejected }: LoadReceipt): string {
  return `${plural(records, 'record')} in the file = ${count(loaded)} scored + ${count(rejected)} refused`;
}

const STANDS = ['trained on', 'validated on', 'held out', 'without a part in the training'];

/** Which of the new incidents the study has already; nothing where none is. */
export function knownLine({ known }: Pick<FreshRows, 'known'>): string {
  const all = known.reduce((sum, rows) => sum + rows, 0);
  if (all === 0) return '';
  const parts = known
    .slice(0, NO_PART + 1)
    .flatMap((rows, at) => (rows > 0 ? [`${count(rows)} ${STANDS[at] ?? ''}`] : []));
  const flatters =
    (known[0] ?? 0) > 0 ? ' What a network was trained on flatters it: look at the others.' : '';
  return `${plural(all, 'of them is', 'of them are')} in the study already: ${parts.join(', ')}.${flatters}`;
}

/** What a verdict on a feature's drift is called in a table. */
export const DRIFT_WORDS: Readonly<Record<DriftVerdict, string>> = {
  stable: 'as in training',
  moved: 'moved',
  'moved much': 'moved much',
};

/** What is seen in all drifts together, as a heading. */
export function driftTitle(drifts: readonly FeatureDrift[]): string {
  const much = drifts.filter(({ verdict }) => verdict === 'moved much').map(({ name }) => name);
  const some = drifts.filter(({ verdict }) => verdict === 'moved').length;
  if (much.length + some === 0)
    return 'The new incidents are like those that the network learned from';
  if (much.length === 0)
    return `${plural(some, 'column has', 'columns have')} moved since training`;
  const first = much.slice(0, 3).join(', ');
  const rest = much.length > 3 ? ` and ${count(much.length - 3)} more` : '';
  return `Moved much since training: ${first}${rest}`;
}

/** Whether predictions keep their promise on the new incidents, as a heading. */
export function promiseTitle({ bins }: Pick<FreshVerdict, 'bins'>): string {
  const off = bins.filter(({ meanScore, rate }) => meanScore < rate.low || meanScore > rate.high);
  return off.length === 0
    ? 'Every tenth of the new reports has its interval around what was predicted'
    : `In ${count(off.length)} of ${plural(bins.length, 'group')} the prediction lies outside the interval of what was observed`;
}

/** A feature's drift as a table's cells. */
export function driftCells(drift: FeatureDrift, rows: number): string[] {
  const { name, index, byChance, verdict, missing, unseen } = drift;
  const share = (n: number) => (n === 0 ? '0' : `${count(n)} (${percent(n / rows)})`);
  return [
    name,
    index.toFixed(3),
    byChance.toFixed(3),
    DRIFT_WORDS[verdict],
    unseen === null ? '–' : share(unseen),
    share(missing),
  ];
}
