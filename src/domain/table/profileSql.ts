import { castOf } from '../recipe/cast.ts';
import { DUCKDB } from '../recipe/dialect.ts';
import { identifier, literals } from '../recipe/sql.ts';
import type { Column } from './column.ts';
import type { BinPlan } from './bins.ts';

/**
 * SQL that counts a column's values as they are understood: `value` (null where nothing is, or
 * nothing readable), whether the text is `blank`, and the `rows` of each.
 */
export function countedSql(source: string, column: Column, missing: readonly string[]): string {
  const name = identifier(column.name);
  const text = `trim(${name})`;
  const nothing = missing.length === 0 ? '' : ` or lower(${text}) in (${literals(missing)})`;
  const value = castOf(column, DUCKDB);
  return `select value, blank, count(*) as rows from (
  select ${value} as value, ${name} is null as blank from (
    select case when ${text} = ''${nothing} then null else ${name} end as ${name} from ${identifier(source)}
  )
) group by all`;
}

/** SQL for the whole of what was counted: rows, blank, unreadable, distinct values, least and greatest. */
export function sumsSql(counted: string, column: Column): string {
  const ordered = hasHistogram(column) ? position(column, 'value') : 'null';
  return `select coalesce(sum(rows), 0) as rows,
  coalesce(sum(rows) filter (where blank), 0) as blank,
  coalesce(sum(rows) filter (where not blank and value is null), 0) as unreadable,
  count(value) as distincts,
  cast(min(value) as varchar) as least, cast(max(value) as varchar) as greatest,
  min(${ordered}) as low, max(${ordered}) as high
from ${identifier(counted)}`;
}

/** SQL for the most frequent values as texts, most frequent first. */
export function topSql(counted: string, limit: number): string {
  return `select cast(value as varchar) as text, rows from ${identifier(counted)}
where value is not null order by rows desc, value limit ${String(limit)}`;
}

/** SQL for one row with the rows of every bin: `b0`, `b1`, … */
export function binsSql(counted: string, column: Column, { edges }: BinPlan): string {
  const sums = edges.slice(1).map((to, i) => {
    const from = edges[i] ?? to;
    return `coalesce(sum(rows) filter (where v >= ${number(from)} and v < ${number(to)}), 0) as b${String(i)}`;
  });
  return `select ${sums.join(',\n  ')}
from (select ${position(column, 'value')} as v, rows from ${identifier(counted)})`;
}

/** SQL for the most frequent texts of a column, without surrounding blanks; nothing at all is left out. */
export function levelsSql(source: string, column: string, limit: number): string {
  return `select trim(${identifier(column)}) as text, count(*) as rows from ${identifier(source)}
where trim(${identifier(column)}) <> '' group by 1 order by rows desc, text limit ${String(limit)}`;
}

/** Whether a column's values lie on an axis. */
export function hasHistogram({ type }: Column): boolean {
  return type === 'number' || type === 'date' || type === 'timestamp';
}

/** A value's place on its axis: the number itself, or epoch milliseconds. */
function position({ type }: Column, value: string): string {
  return type === 'number' ? value : `cast(epoch_ms(${value}) as double)`;
}

/** A number that the database reads as the very same double. */
function number(value: number): string {
  return `cast('${String(value)}' as double)`;
}
