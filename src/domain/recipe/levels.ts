import type { AuditDimension } from '../audit/dimensions.ts';
import { ADDED } from './names.ts';
import { identifier } from './sql.ts';
import { TABLES } from './tables.ts';

/** A text by which rows of the joined view (as `j`) are grouped, and what must be joined for it. */
export interface LevelValue {
  readonly sql: string;
  readonly join: string;
}

/** The levels of a column; blank is the empty text. */
export function levelOf(column: string): LevelValue {
  return { sql: `coalesce(cast(j.${identifier(column)} as varchar), '')`, join: '' };
}

/** The levels of a dimension of the audit. */
export function levelOfDimension({ column, by }: AuditDimension): LevelValue {
  if (by === 'levels') return levelOf(column);
  const fifth = `ntile(5) over (order by ${identifier(column)}, ${ADDED.areaKey})`;
  return {
    sql: `coalesce(cast(f.fifth as varchar), '')`,
    join: `left join (select ${ADDED.areaKey}, ${fifth} as fifth from ${TABLES.areas} where ${identifier(column)} is not null) f on f.${ADDED.areaKey} = j.${ADDED.areaKey}`,
  };
}

/** SQL of a CTE that numbers the levels from 0 among all rows that take part, most frequent first. */
export function levelsCte({ sql, join }: LevelValue): string {
  return `levels as (
  select level, cast(row_number() over (order by n desc, level) - 1 as integer) as code from (
    select ${sql} as level, count(*) as n from ${TABLES.joined} j join split s using (${ADDED.row}) ${join} group by 1
  )
)`;
}
