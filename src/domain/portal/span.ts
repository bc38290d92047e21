import type { PortalDataset } from '../cities/city.ts';
import { days as inWords } from '../words/days.ts';

/** Days from the first to the last, both counted in; ISO 8601. */
export interface Span {
  readonly first: string;
  readonly last: string;
}

const DAY_MS = 86_400_000;

/** What is wrong with a span for a data set, in one sentence; null where nothing is. */
export function spanProblem(
  { first, last }: Span,
  dataset: Pick<PortalDataset, 'name' | 'firstDay' | 'lastDay'>,
  today: string,
): string | null {
  if (!isDay(first) || !isDay(last)) return 'Choose a first and a last day.';
  if (first > last) return 'The first day is after the last.';
  if (dataset.firstDay !== null && first < dataset.firstDay)
    return `${dataset.name} begins on ${inWords(dataset.firstDay, dataset.firstDay)}.`;
  if (dataset.lastDay !== null && last > dataset.lastDay)
    return `${dataset.name} ends on ${inWords(dataset.lastDay, dataset.lastDay)}.`;
  if (last > today) return 'The last day is still to come.';
  return null;
}

/** The newest whole year that a data set can hold, or what there is of one: what is offered first. */
export function newestYear(
  { firstDay, lastDay }: Pick<PortalDataset, 'firstDay' | 'lastDay'>,
  today: string,
): Span {
  const end = lastDay !== null && lastDay < today ? lastDay : today;
  const year = Number(end.slice(0, 4)) - (end.endsWith('-12-31') ? 0 : 1);
  const whole = { first: `${String(year)}-01-01`, last: `${String(year)}-12-31` };
  if (firstDay === null || firstDay <= whole.first) return whole;
  return { first: firstDay, last: firstDay <= whole.last ? whole.last : end };
}

/** A span cut at the turns of years, in order: what weather services are asked for at a time. */
export function yearlySlices({ first, last }: Span): readonly Span[] {
  const slices: Span[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++) {
    const from = `${String(year)}-01-01`;
    const to = `${String(year)}-12-31`;
    slices.push({ first: from < first ? first : from, last: to > last ? last : to });
  }
  return slices;
}

/** How many days a span has. */
export function dayCount({ first, last }: Span): number {
  return (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;
}

/** The day that lies `days` after another. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whether a text is a day of the calendar: 2015-02-29 is none. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(text);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}
