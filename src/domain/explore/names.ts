import { SEASON_NAMES } from '../recipe/seasons.ts';
import type { Cut } from './dimension.ts';

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** From Monday, as ISO 8601 counts. */
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The parts of what is derived from the time of an incident: known before any data are. */
export const TIME_CUTS = {
  Season: { kind: 'levels', values: SEASON_NAMES, labels: SEASON_NAMES, more: false },
  Month: { kind: 'whole', first: 1, labels: MONTHS },
  WeekDay: { kind: 'whole', first: 1, labels: WEEKDAYS },
  HourOfDay: { kind: 'whole', first: 0, labels: Array.from({ length: 24 }, (_, i) => String(i)) },
} as const satisfies Record<string, Cut>;

/** The parts of the years of a study. */
export function yearCut(first: number, last: number): Cut {
  const labels = Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
  return { kind: 'whole', first, labels };
}
