import { TABLES, type SplitTable } from './tables.ts';
import { ADDED } from './names.ts';
import { identifier, literal } from './sql.ts';

/** Training rows' worth of the overall rate that each level starts with. */
export const LOOKUP_STRENGTH = 20;

/**
 * SQL that scores every row with the smoothed arrest rate of one column's level among training
 * rows: (arrests + a * prior) / (rows + a), the prior itself for levels that training didn't meet.
 */
export function lookupSql(column: string, model: string, split: SplitTable = 'split'): string {
  const level = `cast(j.${identifier(column)} as varchar)`;
  const rows = `${TABLES.joined} j join ${split} s using (${ADDED.row})`;
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

/** Training rows' worth of the coarser key's rate that a finer key starts with. */
export const BACK_OFF_STRENGTH = 10;

/**
 * SQL that scores every row by a lookup table that backs off. `columns` run from coarse to fine
 * (offence, its code, the place): the finest key is all of them, and its smoothed rate,
 * (arrests + a * coarser) / (rows + a), starts from that of the key without the last column, and so
 * on to the overall rate. A key that training didn't meet, or with a missing value, counts as the
 * coarser one. At least one column.
 */
export function backOffSql(columns: readonly string[], model: string): string {
  const keys = columns.map((_, i) => `k${i}`);
  const rows = `select j.${ADDED.row} as id, s.side, j.${ADDED.outcome} as outcome,
  ${columns.map((column, i) => `cast(j.${identifier(column)} as varchar) as ${keys[i]!}`).join(', ')}
from ${TABLES.joined} j join split s using (${ADDED.row})`;
  const tables = keys.map((key, i) => {
    const own = keys.slice(0, i + 1);
    const coarser = i === 0 ? 'prior' : `t${i - 1}`;
    const join =
      i === 0 ? 'cross join prior' : `join ${coarser} using (${keys.slice(0, i).join(', ')})`;
    return `t${i} as (
  select ${own.join(', ')}, (sum(outcome) + ${BACK_OFF_STRENGTH} * max(${coarser}.rate)) / (count(*) + ${BACK_OFF_STRENGTH}) as rate
  from keyed ${join} where side = 'train' and ${key} is not null group by ${own.join(', ')}
)`;
  });
  const joins = keys.map((_, i) => `left join t${i} using (${keys.slice(0, i + 1).join(', ')})`);
  const fineToCoarse = keys.map((_, i) => `t${i}.rate`).reverse();
  return `insert into scores
with keyed as (${rows}),
prior as (select avg(outcome) as rate from keyed where side = 'train'),
${tables.join(',\n')}
select ${literal(model)}, keyed.id, coalesce(${[...fineToCoarse, 'prior.rate'].join(', ')})
from keyed cross join prior ${joins.join(' ')}`;
}
