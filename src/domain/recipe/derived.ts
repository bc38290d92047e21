import { DERIVED, type Derived } from './names.ts';
import { SEASON_NAMES, SEASONS, type SeasonRule } from './seasons.ts';

const DAY_MS = 86_400_000;

/**
 * What the joined view derives from a time of incident, as its categories are written.
 *
 * @param at local time, "2015-02-08T23:43" and perhaps seconds; null where it is no time
 */
export function derivedFrom(
  at: string,
  seasons: SeasonRule,
): Readonly<Record<Derived, string>> | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):\d{2}/.exec(at);
  if (!parts) return null;
  const [year, month, day, hour] = parts.slice(1, 5).map(Number) as [
    number,
    number,
    number,
    number,
  ];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23) return null;
  const weekday = date.getUTCDay() || 7;
  return {
    Year: String(year),
    Month: String(month),
    Day: String(day),
    WeekNum: String(isoWeek(date, weekday)),
    HourOfDay: String(hour),
    Weekend: String(weekday >= 6),
    Season: SEASON_NAMES.find((name) => SEASONS[seasons].months[name].includes(month))!,
    WeekDay: String(weekday),
  };
}

/** The week that the date's Thursday is in (ISO 8601). */
function isoWeek(date: Date, weekday: number): number {
  const thursday = new Date(date.getTime() + (4 - weekday) * DAY_MS);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return 1 + Math.floor((thursday.getTime() - first) / (7 * DAY_MS));
}

/** Whether a column is derived from the time of the incident. */
export function isDerived(name: string): name is Derived {
  return (DERIVED as readonly string[]).includes(name);
}

/** A time that has these derived values, at the full hour; null where they do not name one. */
export function timeFrom(valueOf: (name: Derived) => string | null): string | null {
  const [year, month, day, hour] = (['Year', 'Month', 'Day', 'HourOfDay'] as const).map(valueOf);
  if (!year || !month || !day || !hour) return null;
  const two = (text: string) => text.padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:00`;
}
