import { ADDED } from './names.ts';
import { JOIN_KEYS, type SmallTable } from './smallTable.ts';
import { TABLES } from './tables.ts';

/** SQL that gives an incident's `matched` and `unmatched` counts against a small table. */
export function matchSql(table: SmallTable): string {
  const key = JOIN_KEYS[table].name;
  return `select count(*) filter (where found) as matched, count(*) filter (where not found) as unmatched
from (select coalesce(${key} in (select ${key} from ${TABLES[table]}), false) as found from ${TABLES.incidents})`;
}

/** SQL that gives the joined view's totals. */
export function totalsSql(): string {
  return `select count(*) as rows, count(*) filter (where ${ADDED.outcome} is null) as without_outcome,
  count(*) filter (where ${ADDED.at} is null) as without_time, count(*) filter (where ${ADDED.outcome} = 1) as arrests,
  strftime(min(${ADDED.day}), '%Y-%m-%d') as first_day, strftime(max(${ADDED.day}), '%Y-%m-%d') as last_day
from ${TABLES.joined}`;
}
