import { columnOf, type Column } from '../table/column.ts';
import { castOf, textOf } from './cast.ts';
import type { SqlDialect } from './dialect.ts';
import type { TableSpec } from './recipe.ts';

/** SQL for when an incident happened: its timestamp, or its date with the time of day of another column. */
export function occurredSql({ columns, missing }: TableSpec, sql: SqlDialect): string {
  const at = columnOf(columns, 'occurred at');
  if (!at) return 'cast(null as timestamp)';
  const stamp = castOf({ ...at, type: 'timestamp' }, sql, missing);
  const time = columnOf(columns, 'time of day');
  if (!time) return stamp;
  const minutes = minutesSql(time, missing, sql);
  return `case when ${minutes} is null then ${stamp} else ${sql.atMinute(sql.parts.date(stamp), minutes)} end`;
}

/** Minutes after midnight of "23:30", "11:30 PM", "2330" or "930"; null for anything else. */
function minutesSql(column: Column, missing: readonly string[], sql: SqlDialect): string {
  const text = textOf(column, sql, missing);
  const part = (pattern: string, group: number) =>
    sql.digitsToWhole(sql.extract(text, pattern, group));
  const clock = '^([0-9]{1,2}):([0-9]{2})';
  const evening = `case when ${text} ilike '%pm' and ${part(clock, 1)} < 12 then 720 when ${text} ilike '%am' and ${part(clock, 1)} = 12 then -720 else 0 end`;
  const military = '^([0-9]{0,2}?)([0-9]{1,2})([.]0)?$';
  const value = `case when ${sql.matches(text, clock)} then ${part(clock, 1)} * 60 + ${part(clock, 2)} + ${evening}
    when ${sql.matches(text, military)} then coalesce(${part(military, 1)}, 0) * 60 + ${part(military, 2)} end`;
  return `case when (${value}) between 0 and 1439 then (${value}) end`;
}
