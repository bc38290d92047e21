import { identifier, literal } from '../recipe/sql.ts';
import { DATE_FORMATS } from './dates.ts';

/** Rows looked at to find a date's format, spread over the table. */
const LOOKED_AT = 3_000;
/** A larger table is not read whole for that: blocks of it are, chosen by chance and always the same. */
const LARGE = 500_000;
/** Rows of the blocks for each row looked at: about fifty blocks of DuckDB's 2,048 rows. */
const BLOCK_SHARE = 32;

/**
 * SQL that tries every date format on a column of texts: one row per format, in the order of
 * `DATE_FORMATS`, with `format`, `read`, `of` and `gap` (mean days between neighbouring rows).
 */
export function formatTrialsSql(source: string, column: string, rows: number): string {
  const tried = DATE_FORMATS.map(
    ({ format }, i) =>
      `select ${i} as i, ${literal(format)} as f, r, epoch(try_strptime(t, ${literal(format)})) / 86400 as d from sampled`,
  );
  return `with sampled as (
  select rowid as r, trim(${identifier(column)}) as t from ${sampleSql(source, rows)}
    and trim(${identifier(column)}) <> ''
), tried as (
${tried.join('\nunion all ')}
), gaps as (
  select i, f, d, abs(d - lag(d) over (partition by i order by r)) as gap from tried
)
select f as format, count(d) as read, count(*) as of, coalesce(avg(gap), 0) as gap
from gaps group by i, f order by i`;
}

/** A table and a condition that leaves about `LOOKED_AT` of its rows. */
function sampleSql(source: string, rows: number): string {
  const table = identifier(source);
  if (rows < LARGE) {
    return `${table} where rowid % ${String(Math.max(1, Math.floor(rows / LOOKED_AT)))} = 0`;
  }
  const percent = ((100 * LOOKED_AT * BLOCK_SHARE) / rows).toFixed(4);
  return `${table} tablesample system (${percent} percent) repeatable (1) where rowid % ${String(BLOCK_SHARE)} = 0`;
}
