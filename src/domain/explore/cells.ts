import { ADDED } from '../recipe/names.ts';
import { codedSql } from './codeSql.ts';
import { partsOf, type Dimension } from './dimension.ts';

/** The table of incidents as small numbers, one column a dimension: what the figures are counted from. */
export const CELLS = 'cells';

/** Parts that a filter keeps, by the number of the dimension. */
export type Brushes = ReadonlyMap<number, readonly number[]>;

/** SQL that makes the table `cells`: `c0`, `c1`, … by dimension, `outcome`, and the `day` as a date. */
export function cellsSql(dimensions: readonly Dimension[], where: string): string {
  const { codes, from } = codedSql(dimensions);
  const columns = codes.map((code, i) => `${code} as c${String(i)}`);
  return `create or replace table ${where}.${CELLS} as
select ${[...columns, `j.${ADDED.outcome} as outcome`, `j.${ADDED.day} as day`].join(',\n  ')}
from ${from}`;
}

/** SQL that counts incidents by the parts of some dimensions: `p0`, `p1`, …, `rows`, `known`, `arrests`. */
export function tallySql(
  dimensions: readonly Dimension[],
  by: readonly number[],
  brushes: Brushes,
): string {
  const parts = by.map((i, at) => {
    const missing = partsOf(dimensions[i]!);
    return `coalesce(c${String(i)}, ${String(missing)}) as p${String(at)}`;
  });
  return `select ${[...parts, MEASURED].join(', ')}
from ${CELLS}${whereSql(brushes)} group by ${by.map((_, at) => `p${String(at)}`).join(', ')}`;
}

/** The three counts of a group of cells. */
const MEASURED = 'count(*) as rows, count(outcome) as known, coalesce(sum(outcome), 0) as arrests';

/** SQL that gives each day with an incident, with its parts of the dimensions that days have. */
export function daysSql(dimensions: readonly Dimension[]): string {
  const codes = dimensions.flatMap(({ byDay }, i) =>
    byDay
      ? [`coalesce(any_value(c${String(i)}), ${String(partsOf(dimensions[i]!))}) as c${String(i)}`]
      : [],
  );
  return `select ${['day', ...codes].join(', ')} from ${CELLS} where day is not null group by day order by day`;
}

function whereSql(brushes: Brushes): string {
  const conditions = [...brushes].map(
    ([i, parts]) => `c${String(i)} in (${parts.map(String).join(', ') || 'null'})`,
  );
  return conditions.length > 0 ? ` where ${conditions.join(' and ')}` : '';
}
