import { TABLES } from './tables.ts';
import { ADDED } from './names.ts';
import { identifier, literal } from './sql.ts';

/** Training rows' worth of the overall rate that each level starts with. */
export const LOOKUP_STRENGTH = 20;

/**
 * SQL that scores every row with the smoothed arrest rate of one column's level among training
 * rows: (arrests + a * prior) / (rows + a), the prior itself for levels that training didn't meet.
 */
export function lookupSql(column: string, model: string): string {
  const level = `cast(j.${identifier(column)} as varchar)`;
  const rows = `${TABLES.joined} j join split s using (${ADDED.row})`;
  return `insert into scores
with trained as (select ${level} as level, j.${ADDED.outcome} as outcome from ${rows} where s.side = 'train'),
prior as (select avg(outcome) as p from trained),
rates as (
  select level, (sum(outcome) + ${LOOKUP_STRENGTH} * any_value(p)) / (count(*) + ${LOOKUP_STRENGTH}) as rate
  from trained, prior where level is not null group by level
)
select ${literal(model)}, h.row, coalesce(rate, (select p from prior))
from (select j.${ADDED.row} as row, ${level} as level from ${rows}) h left join rates using (level)`;
}
