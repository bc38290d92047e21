import { identifier, literal } from '../recipe/sql.ts';
import { DATE_FORMATS } from './dates.ts';

/** Rows looked at to find a date's format, spread evenly over the table. */
const LOOKED_AT = 3_000;

/**
 * SQL that tries every date format on a column of texts: one row per format, in the order of
 * `DATE_FORMATS`, with `format`, `read`, `of` and `gap` (mean days between neighbouring rows).
 */
export function formatTrialsSql(source: string, column: string, rows: number): string {
  const every = Math.max(1, Math.floor(rows / LOOKED_AT));
  const tried = DATE_FORMATS.map(
    ({ format }, i) =>
      `select ${i} as i, ${literal(format)} as f, r, epoch(try_strptime(t, ${literal(format)})) / 86400 as d from sampled`,
  );
  return `with sampled as (
  select rowid as r, trim(${identifier(column)}) as t from ${identifier(source)}
  where rowid % ${every} = 0 and trim(${identifier(column)}) <> ''
), tried as (
${tried.join('\nunion all ')}
), gaps as (
  select i, f, d, abs(d - lag(d) over (partition by i order by r)) as gap from tried
)
select f as format, count(d) as read, count(*) as of, coalesce(avg(gap), 0) as gap
from gaps group by i, f order by i`;
}
