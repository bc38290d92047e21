import type { SqlDialect } from '../recipe/dialect.ts';
import type { ColumnRole } from '../table/column.ts';

/** What SQL expressions a computed feature is made of; each may be null. */
export interface ComputedParts {
  /** When the incident happened. */
  readonly at: string;
  /** Seconds from the event to the report; `delay.ts` tells how that is known. */
  readonly delay: string;
  /** Raw codes of up to three offences of other incidents at the same minute and place; null for none. */
  readonly others: readonly [string, string, string];
  /** How many other incidents those are. */
  readonly company: string;
  readonly sql: SqlDialect;
}

interface Told {
  /** Why it helps, and that it is legitimate, in a sentence. */
  readonly why: string;
  /** The roles that it is made from. */
  readonly reads: readonly ColumnRole[];
  /** What has to be worked out first; where that cannot be done it is left out, with the reason. */
  readonly after?: Needed;
}

/** What has to be worked out of all incidents together before some features can be made. */
export type Needed = 'delay' | 'others';

/** A computed category: its raw code (k + 1 for its k-th level) and the levels' texts. */
export interface ComputedCategory extends Told {
  readonly kind: 'category';
  readonly code: (parts: ComputedParts) => string;
  /** The texts of all levels; null where they are those of the offence. */
  readonly levels: readonly string[] | null;
}

export interface ComputedNumber extends Told {
  readonly kind: 'number';
  readonly value: (parts: ComputedParts) => string;
}

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Bounds of the delay's buckets in seconds, upper ends excluded. */
export const DELAY_BOUNDS = [
  ...[-2 * HOUR, -HOUR, -HOUR / 2, -HOUR / 4, 0, HOUR / 4, HOUR / 2, HOUR, 2 * HOUR, 4 * HOUR],
  ...[8 * HOUR, 12 * HOUR, DAY, 2 * DAY, 4 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 90 * DAY, 365 * DAY],
] as const;

/** How the minute was written: whole and half hours, 00:01 and multiples of five are mostly estimates. */
const MINUTE_CLASSES = ['00', '30', '01', 'quarter', 'multiple of five', 'other'] as const;
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const TWO_DIGITS = (value: number) => String(value).padStart(2, '0');
/** The years that months are told apart in; those of any other year count as the first or the last. */
const [FIRST_YEAR, LAST_YEAR] = [1900, 2099];
const MONTHS = 12 * (LAST_YEAR - FIRST_YEAR + 1);
const range = (count: number) => Array.from({ length: count }, (_, k) => k);

const TIME: Pick<Told, 'reads'> = { reads: ['occurred at'] };
const CYCLE = 'Midnight lies beside 23:59, and December beside January.';
const DELAY: Pick<Told, 'reads' | 'after' | 'why'> = {
  reads: ['case number', 'occurred at'],
  after: 'delay',
  why: 'Case numbers are given when a report comes in, so their order tells how long after the event that was: a fresh report finds somebody still there.',
};
const OTHERS: Pick<Told, 'reads' | 'after' | 'why'> = {
  reads: ['block', 'occurred at', 'offence code', 'description', 'offence'],
  after: 'others',
  why: 'What else was reported at the same minute and place: the offences of the other reports, never their outcomes.',
};

const minuteClass = ({ at, sql: { parts } }: ComputedParts) => {
  const minute = parts.minute(at);
  const place = `case when ${minute} = 0 then 0 when ${minute} = 30 then 1 when ${minute} = 1 then 2 when ${minute} % 15 = 0 then 3 when ${minute} % 5 = 0 then 4 else 5 end`;
  const late = `case when ${parts.hour(at)} = 0 then ${String(MINUTE_CLASSES.length)} else 0 end`;
  return `case when ${at} is not null then 1 + ${place} + ${late} end`;
};

/** A literal that no engine takes for a decimal number. */
const double = (value: number) => `cast(${String(value)} as double)`;
const circle = (turn: 'sin' | 'cos', share: (parts: ComputedParts) => string): ComputedNumber => ({
  ...TIME,
  kind: 'number',
  why: CYCLE,
  value: (given) => `${turn}(2 * pi() * (${share(given)}))`,
});
const ofDay = ({ at, sql: { parts } }: ComputedParts) =>
  `(${parts.hour(at)} * 60 + ${parts.minute(at)}) / ${double(1440)}`;
const ofWeek = (given: ComputedParts) =>
  `(${given.sql.parts.weekday(given.at)} - 1 + ${ofDay(given)}) / 7`;
const ofYear = ({ at, sql: { parts } }: ComputedParts) =>
  `${parts.dayOfYear(at)} / ${double(365.25)}`;

const otherOffence = (place: 0 | 1 | 2): ComputedCategory => ({
  ...OTHERS,
  kind: 'category',
  code: ({ others }) => `coalesce(${others[place]}, 0)`,
  levels: null,
});

/** Every computed feature by its name for people; all of them are known when the report comes in. */
export const COMPUTED = {
  Minute: {
    ...TIME,
    kind: 'category',
    why: 'A minute such as 17 was read off a clock by somebody who was there; 00 and 30 are estimates.',
    code: ({ at, sql }) => `${sql.parts.minute(at)} + 1`,
    levels: range(60).map(TWO_DIGITS),
  },
  'Minute class': {
    ...TIME,
    kind: 'category',
    why: 'How exactly the time is known, apart for the hour after midnight, which often stands for an unknown time.',
    code: minuteClass,
    levels: [...MINUTE_CLASSES, ...MINUTE_CLASSES.map((name) => `${name} after midnight`)],
  },
  'Hour of the week': {
    ...TIME,
    kind: 'category',
    why: 'Saturday at two in the morning is not Tuesday at two.',
    code: ({ at, sql: { parts } }) => `(${parts.weekday(at)} - 1) * 24 + ${parts.hour(at)} + 1`,
    levels: WEEKDAYS.flatMap((day) => range(24).map((hour) => `${day} ${TWO_DIGITS(hour)}:00`)),
  },
  'Year and month': {
    ...TIME,
    kind: 'category',
    why: 'Practice drifts; months after the last that was learned from count as that last.',
    code: ({ at, sql: { parts } }) => {
      const month = `(${parts.year(at)} - ${String(FIRST_YEAR)}) * 12 + ${parts.month(at)}`;
      return `case when ${at} is not null then least(greatest(${month}, 1), ${String(MONTHS)}) end`;
    },
    levels: range(MONTHS).map(
      (k) => `${String(FIRST_YEAR + Math.floor(k / 12))}-${TWO_DIGITS((k % 12) + 1)}`,
    ),
  },
  'Report delay': {
    ...DELAY,
    kind: 'category',
    code: ({ delay }) =>
      `case when ${delay} is null then 0 ${DELAY_BOUNDS.map((bound, i) => `when ${delay} < ${String(bound)} then ${String(i + 1)}`).join(' ')} else ${String(DELAY_BOUNDS.length + 1)} end`,
    levels: [
      `under ${spell(DELAY_BOUNDS[0])}`,
      ...DELAY_BOUNDS.map((bound) => `from ${spell(bound)}`),
    ],
  },
  'Other offence 1': otherOffence(0),
  'Other offence 2': otherOffence(1),
  'Other offence 3': otherOffence(2),
  'Report delay, logarithm': {
    ...DELAY,
    kind: 'number',
    value: ({ delay }) => `sign(${delay}) * ln(1 + abs(${delay}) / 60)`,
  },
  'Other reports': { ...OTHERS, kind: 'number', value: ({ company }) => `ln(1 + ${company})` },
  'Time of day, sine': circle('sin', ofDay),
  'Time of day, cosine': circle('cos', ofDay),
  'Time of week, sine': circle('sin', ofWeek),
  'Time of week, cosine': circle('cos', ofWeek),
  'Time of year, sine': circle('sin', ofYear),
  'Time of year, cosine': circle('cos', ofYear),
} as const satisfies Record<string, ComputedCategory | ComputedNumber>;

export type ComputedName = keyof typeof COMPUTED;
export const COMPUTED_NAMES = Object.keys(COMPUTED) as ComputedName[];

/** What a computed feature is. */
export function computedOf(name: ComputedName): ComputedCategory | ComputedNumber {
  return COMPUTED[name];
}

/** Seconds as the unit that divides them: "2 h", "-15 min". */
function spell(seconds: number): string {
  const size = Math.abs(seconds);
  if (size >= DAY) return `${String(seconds / DAY)} d`;
  return size >= HOUR ? `${String(seconds / HOUR)} h` : `${String(seconds / 60)} min`;
}
