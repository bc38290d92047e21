import { casesSql } from '../features/computedSql.ts';
import { DAY, FEWEST, IN_ORDER, MOST_DAYS, QUANTILE, WINDOW } from '../features/delay.ts';
import type { SqlDialect } from '../recipe/dialect.ts';
import type { RowKey } from '../recipe/keys.ts';
import { ADDED } from '../recipe/names.ts';
import { FEATURE_TABLES } from '../recipe/tables.ts';
import type { Step } from './compile.ts';

/** The view of the numbered cases and when each was reported. */
const REPORTED = 'reported';

/** The delays of `features/delay.ts` as statements for another engine. */
export function delaySteps(key: RowKey, sql: SqlDialect): Step[] {
  const place = `cast(ceil(${sql.number(QUANTILE)} * count(*) over recent) as int)`;
  const reported = `${sql.makeView(REPORTED)}
select row, prefix, number, seconds, ${sql.nthLeast('seconds', 'recent', place)} as time
from (${casesSql(key, sql)})
window recent as (partition by prefix order by number, row rows between ${String(WINDOW - 1)} preceding and current row)`;
  const delays = `${sql.makeTable(FEATURE_TABLES.delays)}
select row as ${ADDED.row}, cast(time - seconds as double) as delay from ${REPORTED}`;
  return [
    { makes: REPORTED, sql: reported, keep: true },
    { makes: FEATURE_TABLES.delays, sql: delays, keep: false },
  ];
}

/**
 * SQL for `problem`, why the order of case numbers tells nothing of the reports, null if it does: the
 * verdict of `delayProblem`, by the same figures of the largest prefix.
 */
export function delayProblemSql(sql: SqlDialect): string {
  const middle = (part: string) =>
    `max(time) filter (where part = '${part}' and rank = floor(edge / 2) + 1)`;
  const event = (place: string) => `max(seconds) filter (where event = ${place})`;
  const says = {
    few: sql.literal(`fewer than ${String(FEWEST)} case numbers share a prefix`),
    disorder: sql.literal('case numbers do not follow time'),
    part: sql.literal(
      'a hundred case numbers reach over days: these are not all of a city’s reports',
    ),
  };
  return `with largest as (
  select prefix, count(*) as cases, cast(floor(count(*) / 20) as bigint) as edge
  from ${REPORTED} group by prefix order by cases desc, prefix limit 1
),
ordered as (
  select time, seconds, cases, edge, row_number() over (order by number, row) as place,
    row_number() over (order by seconds) as event
  from ${REPORTED} join largest using (prefix)
),
parted as (
  select *, case when place <= edge then 'first' when place > cases - edge then 'last' end as part from ordered
),
ranked as (select *, row_number() over (partition by part order by time) as rank from parted),
figures as (
  select coalesce(max(cases), 0) as cases, max(edge) as edge,
    ${middle('last')} - ${middle('first')} as reports,
    ${event('cases - edge + 1')} - ${event('edge + 1')} as events
  from ranked
)
select case
  when cases < ${String(FEWEST)} then ${says.few}
  when reports < ${sql.number(IN_ORDER)} * events then ${says.disorder}
  when cast(reports as double) / ${String(DAY)} / (cast(cases - edge as double) / ${String(WINDOW)}) > ${String(MOST_DAYS)}
    then ${says.part}
end as problem from figures`;
}
