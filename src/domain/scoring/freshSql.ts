import type { Aligned } from '../recipe/align.ts';
import { DUCKDB } from '../recipe/dialect.ts';
import { haveIds, markedSql } from '../recipe/duplicates.ts';
import { ADDED } from '../recipe/names.ts';
import { SIDES, type IncidentsSpec } from '../recipe/recipe.ts';
import { identifier, literal } from '../recipe/sql.ts';
import { FEATURE_TABLES, TABLES } from '../recipe/tables.ts';
import { NO_PART, NOT_JOINED } from './fresh.ts';

const ROW = ADDED.row;
/** The table of where the study's rows stand: `row`, `side`. */
export const STANDING = 'standing';
/** The table of the new rows' scores. */
export const FRESH_SCORES = 'fresh_scores';

/** SQL for where every incident of the study stands, as `row` and `side`. */
export const STANDING_SQL = `select i.${ROW} as row, cast(case s.side ${SIDES.map((side, i) => `when ${literal(side)} then ${String(i)}`).join(' ')} else ${String(NO_PART)} end as utinyint) as side
from ${TABLES.incidents} i left join split s using (${ROW})`;

/** SQL that makes the table `again`: the study's rows that the new file has too, by ID or letter for letter. */
export function againSql(
  files: readonly IncidentsSpec[],
  columns: readonly Aligned[],
  before: number,
): string {
  const marked = markedSql(files, columns, haveIds(files) ? 'id' : 'record', null, DUCKDB);
  return `create or replace table again as
with marked as (${marked})
select distinct ${ROW} from marked where ${ROW} <= ${String(before)} and mark in (select mark from marked where ${ROW} > ${String(before)})`;
}

/** SQL that counts them by where they stand: `side`, `n`. */
export const AGAIN_COUNTS_SQL = `select side, count(*) as n from again join ${STANDING} on row = ${ROW} group by side`;

/**
 * Statements that leave each incident there once: what the study had dropped goes, and what the new file
 * has too is the new file's. What was trained on stays, since the plan is made of it.
 */
export const ONCE_SQL: readonly string[] = [TABLES.incidents, FEATURE_TABLES.coded].map(
  (table) => `delete from ${table} where ${ROW} in (
  select row from ${STANDING} where side = ${String(NOT_JOINED)}
  union all select ${ROW} from again join ${STANDING} on row = ${ROW} where side <> ${String(SIDES.indexOf('train'))}
)`,
);

/** SQL that makes the table `split`: what the study was trained on, and the new rows as what is held out. */
export function freshSplitSql(before: number): string {
  const train = `when s.side = ${String(SIDES.indexOf('train'))} then 'train'`;
  return `create or replace table split as
select ${ROW}, side from (
  select i.${ROW}, case when i.${ROW} > ${String(before)} then 'holdout' ${train} end as side
  from ${TABLES.incidents} i left join ${STANDING} s on s.row = i.${ROW}
) where side is not null`;
}

/** SQL for the scores of new incidents whose outcome is known. */
export const JUDGED_SQL = `select cast(s.score as double) as score, cast(i.${ADDED.outcome} as utinyint) as outcome
from ${FRESH_SCORES} s join ${TABLES.incidents} i on i.${ROW} = s.row where i.${ADDED.outcome} is not null`;

/** SQL for a new file as it came, each record with its prediction. */
export function predictionsSql(source: string, before: number, column: string): string {
  return `select f.*, s.score as ${identifier(column)} from ${identifier(source)} f
join ${FRESH_SCORES} s on s.row = f.rowid + ${String(before + 1)} order by f.rowid`;
}
