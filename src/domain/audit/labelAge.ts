import { ADDED } from '../recipe/names.ts';
import { TABLES } from '../recipe/tables.ts';

/**
 * 1 for each row whose report is at least `age` days older than the last one: a younger report may
 * still lead to an arrest, so that its "no arrest" is not yet an outcome. Rows without a day (NaN)
 * stay, since nothing says that they are young.
 */
export function oldEnough(
  days: ArrayLike<number>,
  age: number,
  lastDay = latest(days),
): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(days, (day) => (day > lastDay - age ? 0 : 1));
}

/** The same as an SQL condition on the incidents' table; true for all where `age` is 0. */
export function oldEnoughSql(age: number): string {
  // A study that was kept before there was an age says nothing of it.
  const days = Math.max(0, Math.trunc(age)) || 0;
  if (days === 0) return 'true';
  const last = `(select max(${ADDED.day}) from ${TABLES.incidents})`;
  return `coalesce(${ADDED.day} <= ${last} - interval '${days}' day, true)`;
}

function latest(days: ArrayLike<number>): number {
  let last = -Infinity;
  for (let row = 0; row < days.length; row++) if (days[row]! > last) last = days[row]!;
  return last;
}
