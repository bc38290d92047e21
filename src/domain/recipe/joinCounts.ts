import type { SqlDialect } from './dialect.ts';
import { ADDED } from './names.ts';
import { JOIN_KEYS, type SmallTable } from './smallTable.ts';
import { TABLES } from './tables.ts';

/** SQL that gives an incident's `matched` and `unmatched` counts against a small table. */
export function matchSql(table: SmallTable): string {
  const key = JOIN_KEYS[table].name;
  return `select count(*) filter (where t.${key} is not null) as matched, count(*) filter (where t.${key} is null) as unmatched
from ${TABLES.incidents} i left join ${TABLES[table]} t on t.${key} = i.${key}`;
}

/** SQL that gives the joined view's totals. */
export function totalsSql(sql: SqlDialect): string {
  const text = (day: string) => `cast(${day}(${ADDED.day}) as ${sql.types.text})`;
  return `select count(*) as rows, count(*) filter (where ${ADDED.outcome} is null) as without_outcome,
  count(*) filter (where ${ADDED.at} is null) as without_time, count(*) filter (where ${ADDED.outcome} = 1) as arrests,
  ${text('min')} as first_day, ${text('max')} as last_day
from ${TABLES.joined}`;
}
