import type { SqlDialect } from '../recipe/dialect.ts';
import { ADDED } from '../recipe/names.ts';
import type { SplitSpec } from '../recipe/recipe.ts';
import { dividedSql } from '../recipe/split.ts';
import { TABLES } from '../recipe/tables.ts';

/** The columns of a cluster's scores: the incident's row, its score from 0 to 1, its side and its outcome. */
export const SCORE_COLUMNS = [ADDED.row, 'score', 'side', 'outcome'] as const;

/** How a table of scores agrees with a study's incidents as they are divided now. */
export interface ScoreCounts {
  readonly rows: number;
  /** Rows without a row number, or with a score that is no probability. */
  readonly unreadable: number;
  readonly repeated: number;
  /** Incidents of the study without a score, and scores of no incident that takes part. */
  readonly unscored: number;
  readonly foreign: number;
  readonly otherSide: number;
  readonly otherOutcome: number;
}

const read = (source: string, sql: SqlDialect) => `select
  try_cast(${sql.identifier(ADDED.row)} as integer) as row, try_cast(${sql.identifier('score')} as double) as score,
  ${sql.trim(sql.identifier('side'))} as side, try_cast(${sql.identifier('outcome')} as double) as outcome
from ${sql.identifier(source)}`;

/** SQL for the `ScoreCounts` of a table of texts. */
export function scoreCountsSql(source: string, split: SplitSpec, sql: SqlDialect): string {
  return `with given as (${read(source, sql)}),
divided as (${dividedSql(split, sql)}),
known as (
  select d.${ADDED.row} as row, d.side, i.${ADDED.outcome} as outcome
  from divided d join ${TABLES.incidents} i using (${ADDED.row})
)
select (select count(*) from given) as rows,
  (select count(*) from given where row is null or not coalesce(score between 0 and 1, false)) as unreadable,
  (select count(row) - count(distinct row) from given) as repeated,
  count(*) filter (where g.row is null) as unscored,
  count(*) filter (where k.row is null) as foreign_rows,
  count(*) filter (where k.side <> g.side) as other_side,
  count(*) filter (where k.outcome <> g.outcome) as other_outcome
from known k full join given g on g.row = k.row`;
}

/** SQL that keeps a table's scores under a model's id. */
export function keepScoresSql(source: string, model: string, sql: SqlDialect): string {
  return `insert into scores select ${sql.literal(model)}, row, score from (${read(source, sql)})`;
}

/** What of the counts keeps scores from being this study's; null where nothing does. */
export function whyUnfit(counts: ScoreCounts): string | null {
  const n = (value: number) => value.toLocaleString('en-US');
  const { rows, unreadable, repeated, unscored, foreign, otherSide, otherOutcome } = counts;
  const reasons: readonly (readonly [number, string])[] = [
    [
      unreadable,
      `${n(unreadable)} of ${n(rows)} rows have no row number, or a score that is not from 0 to 1`,
    ],
    [repeated, `${n(repeated)} rows stand in it more than once`],
    [foreign, `${n(foreign)} of its ${n(rows)} rows are no incidents that take part here`],
    [unscored, `${n(unscored)} incidents that take part here have no score`],
    [otherSide, `${n(otherSide)} incidents are on another side of the split`],
    [otherOutcome, `${n(otherOutcome)} incidents have another outcome`],
  ];
  return reasons.find(([count]) => count > 0)?.[1] ?? null;
}
