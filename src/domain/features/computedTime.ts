import { COMPUTED, type ComputedName } from './computed.ts';

/** Local time, as `derivedFrom` takes it. */
const TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/;
const DAY_MS = 86_400_000;
const MINUTES_OF_DAY = 1440;
const DAYS_OF_YEAR = 365.25;

/**
 * The computed features that follow from the time of an incident alone, as `COMPUTED`'s SQL has them:
 * categories as their texts, numbers in their own unit.
 *
 * @param at "2015-02-08T23:43" and perhaps seconds; null where it is no time
 */
export function computedFromTime(at: string): ReadonlyMap<ComputedName, string | number> | null {
  const parts = TIME.exec(at)?.slice(1).map(Number);
  if (!parts) return null;
  const [year, month, day, hour, minute] = parts as [number, number, number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23 || minute > 59) {
    return null;
  }
  const weekday = (date.getUTCDay() + 6) % 7;
  const ofDay = (hour * 60 + minute) / MINUTES_OF_DAY;
  const dayOfYear = 1 + (date.getTime() - Date.UTC(year, 0, 1)) / DAY_MS;
  return new Map<ComputedName, string | number>([
    ['Minute', COMPUTED.Minute.levels[minute]!],
    ['Minute class', minuteClass(hour, minute)],
    ['Hour of the week', COMPUTED['Hour of the week'].levels[weekday * 24 + hour]!],
    ['Year and month', monthLevel(at.slice(0, 7))],
    ...circle('Time of day', ofDay),
    ...circle('Time of week', (weekday + ofDay) / 7),
    ...circle('Time of year', dayOfYear / DAYS_OF_YEAR),
  ]);
}

/** The computed features that `computedFromTime` tells of. */
export const FROM_TIME: ReadonlySet<string> = new Set(computedFromTime('2015-02-08T23:43')!.keys());

/** The month's own text, or the first or last that are told apart. */
function monthLevel(month: string): string {
  const { levels } = COMPUTED['Year and month'];
  const [first, last] = [levels[0]!, levels.at(-1)!];
  if (month < first) return first;
  return month > last ? last : month;
}

function minuteClass(hour: number, minute: number): string {
  const { levels } = COMPUTED['Minute class'];
  const classes = levels.length / 2;
  const place = () => {
    if (minute === 0) return 0;
    if (minute === 30) return 1;
    if (minute === 1) return 2;
    if (minute % 15 === 0) return 3;
    return minute % 5 === 0 ? 4 : 5;
  };
  return levels[place() + (hour === 0 ? classes : 0)]!;
}

function circle(
  name: 'Time of day' | 'Time of week' | 'Time of year',
  share: number,
): readonly (readonly [ComputedName, number])[] {
  const angle = 2 * Math.PI * share;
  return [
    [`${name}, sine`, Math.sin(angle)],
    [`${name}, cosine`, Math.cos(angle)],
  ];
}
