import type { SqlDialect } from '../recipe/dialect.ts';
import { ADDED } from '../recipe/names.ts';
import { FEATURE_TABLES, TABLES } from '../recipe/tables.ts';

const ROW = ADDED.row;

/**
 * SQL that makes the table `others`: for incidents that share minute and block with others, how many
 * those are and up to three of their offences, the most frequent ones first. Every join is of equal keys:
 * one of any other condition compares each incident with each.
 */
export function othersSql(offence: string, sql: SqlDialect): string {
  const { coded, blocks, others } = FEATURE_TABLES;
  return `${sql.makeTable(others)}
with placed as (
  select ${ROW}, block, ${ADDED.at} as moment, c.${sql.identifier(offence)} as code
  from ${coded} c join ${blocks} using (${ROW}) join ${TABLES.incidents} using (${ROW})
  where block is not null and ${ADDED.at} is not null
),
meetings as (select block, moment, count(*) as size from placed group by block, moment having count(*) > 1),
offences as (
  select block, moment, code, count(*) as times from placed join meetings using (block, moment)
  where code > 0 group by block, moment, code
),
pairs as (
  select ${ROW}, o.code, row_number() over (partition by ${ROW} order by o.code) as place
  from placed p join offences o using (block, moment) where o.code <> p.code or o.times > 1
),
told as (
  select ${ROW}, ${[1, 2, 3].map((place) => `max(code) filter (where place = ${String(place)}) as other${String(place)}`).join(', ')}
  from pairs group by ${ROW}
)
select ${ROW}, size - 1 as company, other1, other2, other3
from placed join meetings using (block, moment) left join told using (${ROW})`;
}

/** Below this share of incidents that stand beside others, their company tells too little. */
export const FEWEST_SHARED = 0.1;

/** SQL that gives the `share` of incidents that others share minute and block with. */
export const SHARED_SQL = `select (select count(*) from ${FEATURE_TABLES.others}) / greatest(1, (select count(*) from ${TABLES.incidents})) as share`;
