import type { Holding } from '../audit/arrestDefined.ts';
import type { LeakReason, LeakVerdict } from '../audit/leaks.ts';
import type { JoinedColumn } from '../recipe/join.ts';
import type { KnownWhen } from '../table/column.ts';
import { auc, count, percent, plural } from './format.ts';

export const LEAK_LABELS: Readonly<Record<LeakVerdict, string>> = {
  banned: 'Not used',
  leak: 'Gives the outcome away',
  suspect: 'Look closer',
  fair: 'Fair',
};

type Reasons = {
  readonly [K in LeakReason['kind']]: (reason: Extract<LeakReason, { kind: K }>) => string;
};

const REASONS: Reasons = {
  outcome: () => 'It says what became of the case, which is what is to be predicted.',
  'known later': () => 'It is marked as known only after the report.',
  identifier: () =>
    'It numbers records: it can be memorised but not learned from, and its order can betray when a record was made.',
  'written later': () =>
    'By its name it is written after the report, perhaps because of an arrest.',
  'nearly unique': ({ levels, rows }) =>
    `It has ${plural(levels, 'value')} in ${plural(rows, 'row')}: it names records rather than describing them.`,
  'gives away': ({ auc: value }) =>
    `By itself it reaches an AUC of ${auc(value)}: it is the outcome under another name.`,
  strong: ({ auc: value }) =>
    `By itself it reaches an AUC of ${auc(value)}. Ask whether it is known when the report is taken, or is set by the arrest.`,
  plain: ({ auc: value }) => `By itself it reaches an AUC of ${auc(value)}.`,
};

/** Why a column got its verdict, as a sentence. */
export function leakReason(reason: LeakReason): string {
  // The table is typed by the reason's kind, which a lookup by a variable loses.
  const write = REASONS[reason.kind] as (reason: LeakReason) => string;
  return write(reason);
}

/** What arrest-defined offences are worth: "28 offence codes with at least 90 % arrests are …". */
export function definedWords(codes: number, share: number, holding: Holding): string {
  if (codes === 0) return `No offence code has ${percent(share, 0)} arrests or more.`;
  const { shareOfRows, shareOfArrests } = holding;
  const are = codes === 1 ? 'holds' : 'hold';
  return `${count(codes)} offence ${codes === 1 ? 'code' : 'codes'} with at least ${percent(share, 0)} arrests ${are} ${percent(shareOfRows, 0)} of the reports and ${percent(shareOfArrests, 0)} of the arrests. Such offences are often recorded because somebody was arrested.`;
}

/** When a column is known, for people. */
export const KNOWN_LABELS: Readonly<Record<KnownWhen, string>> = {
  'at report': 'at the report',
  later: 'later',
  outcome: 'it is the outcome',
};

/** Where a tag comes from as long as nobody gave a reason. */
export function defaultTag({
  table,
  known,
  city,
}: {
  readonly table: JoinedColumn['table'];
  readonly known: KnownWhen;
  /** Null where the data set is not known. */
  readonly city: string | null;
}): string {
  if (table === 'derived') return 'It is made of the time of the incident.';
  if (table === 'weather')
    return 'The day’s weather: its last figures come when the day is over, but no arrest changes them.';
  if (table === 'areas') return 'A figure of the area, published apart from the reports.';
  if (known === 'outcome') return 'It says what became of the case.';
  return city === null
    ? 'Taken to be so: nobody has said anything else.'
    : `As what is known of ${city}’s records has it.`;
}
