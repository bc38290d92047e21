import { ADDED } from '../recipe/names.ts';

/** Hours since the beginning of 1970 on the local clock; an incident without a time has `NO_HOUR`. */
export const NO_HOUR = -2_147_483_648;

/** How wide a window of time is; `hour` is an hour of the day, on any day. */
export const WINDOWS = {
  always: 'Any time',
  month: 'One month',
  week: 'One week',
  day: 'One day',
  hour: 'One hour of the day',
} as const;
export type WindowKind = keyof typeof WINDOWS;

/** A part of the time: from an hour to before another, or an hour of the day. */
export type TimeWindow =
  | { readonly kind: 'span'; readonly from: number; readonly to: number }
  | { readonly kind: 'hour'; readonly hour: number };

/** The first and the last hour that the incidents have, or null where none has a time. */
export function hourRange(hours: Int32Array): readonly [number, number] | null {
  let [first, last] = [Infinity, -Infinity];
  for (let i = 0; i < hours.length; i++) {
    const hour = hours[i]!;
    if (hour === NO_HOUR) continue;
    if (hour < first) first = hour;
    if (hour > last) last = hour;
  }
  return first <= last ? [first, last] : null;
}

/** How many windows of a kind there are from the first hour to the last. */
export function windowCount(kind: WindowKind, [first, last]: readonly [number, number]): number {
  switch (kind) {
    case 'always':
      return 1;
    case 'hour':
      return 24;
    case 'month':
      return monthOf(last) - monthOf(first) + 1;
    case 'week':
      return Math.floor((dayOf(last) - dayOf(first)) / 7) + 1;
    case 'day':
      return dayOf(last) - dayOf(first) + 1;
  }
}

/** The window at a place in their order, or null for any time. Weeks begin on the first day's weekday. */
export function windowAt(kind: WindowKind, at: number, first: number): TimeWindow | null {
  switch (kind) {
    case 'always':
      return null;
    case 'hour':
      return { kind, hour: at };
    case 'month': {
      const month = monthOf(first) + at;
      return { kind: 'span', from: startOfMonth(month), to: startOfMonth(month + 1) };
    }
    case 'week':
    case 'day': {
      const days = kind === 'week' ? 7 : 1;
      const from = (dayOf(first) + at * days) * 24;
      return { kind: 'span', from, to: from + days * 24 };
    }
  }
}

/** Whether an incident's hour lies in a window. */
export function isIn(window: TimeWindow, hour: number): boolean {
  if (hour === NO_HOUR) return false;
  if (window.kind === 'hour') return ((hour % 24) + 24) % 24 === window.hour;
  return hour >= window.from && hour < window.to;
}

/** SQL that holds for the incidents in a window. */
export function windowSql(window: TimeWindow): string {
  if (window.kind === 'hour') return `hour(${ADDED.at}) = ${String(window.hour)}`;
  const at = (hour: number) => `timestamp '${isoOf(hour).replace('T', ' ')}:00'`;
  return `${ADDED.at} >= ${at(window.from)} and ${ADDED.at} < ${at(window.to)}`;
}

/** A window in words: "March 2015", "2 to 8 Mar 2015", "20:00 to 21:00, on any day". */
export function windowWords(window: TimeWindow): string {
  if (window.kind === 'hour') {
    const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
    return `${clock(window.hour)} to ${clock(window.hour + 1)}, on any day`;
  }
  const [from, last] = [dateOf(window.from), dateOf(window.to - 1)];
  const wholeMonth = from.getUTCDate() === 1 && dateOf(window.to).getUTCDate() === 1;
  if (wholeMonth)
    return `${LONG_MONTHS[from.getUTCMonth()] ?? ''} ${String(from.getUTCFullYear())}`;
  return window.to - window.from <= 24 ? dayWords(from) : `${dayWords(from)} to ${dayWords(last)}`;
}

const LONG_MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** A day: "2 Mar 2015". */
function dayWords(date: Date): string {
  const month = LONG_MONTHS[date.getUTCMonth()]?.slice(0, 3) ?? '';
  return `${String(date.getUTCDate())} ${month} ${String(date.getUTCFullYear())}`;
}

/** An hour as ISO 8601, to the minute: "2015-03-02T20:00"; empty for none. */
export function isoOf(hour: number): string {
  return hour === NO_HOUR ? '' : dateOf(hour).toISOString().slice(0, 16);
}

const dayOf = (hour: number) => Math.floor(hour / 24);
const dateOf = (hour: number) => new Date(hour * 3_600_000);

/** Months since the year 0. */
function monthOf(hour: number): number {
  const date = dateOf(hour);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function startOfMonth(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / 3_600_000;
}
