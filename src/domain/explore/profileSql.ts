import { ADDED } from '../recipe/names.ts';
import { identifier } from '../recipe/sql.ts';
import { codedSql, placeSql } from './codeSql.ts';
import { partsOf, type Dimension } from './dimension.ts';

/** The percentiles that a profile gives. */
export const PERCENTILES = [1, 5, 25, 50, 75, 95, 99] as const;

/** What a column holds, in numbers; those of order only where its values have one. */
export interface ColumnFacts {
  readonly rows: number;
  readonly missing: number;
  readonly distinct: number;
  /** As text: of numbers, days and texts alike. */
  readonly least: string | null;
  readonly greatest: string | null;
  readonly mean: number | null;
  readonly deviation: number | null;
  /** By `PERCENTILES`; days in epoch milliseconds. */
  readonly percentiles: readonly number[] | null;
}

/** SQL that counts incidents straight from the joined view by the parts of one or two dimensions. */
export function countSql(dimensions: readonly Dimension[], where: string | null): string {
  const { codes, from } = codedSql(dimensions, where);
  const parts = codes.map(
    (code, i) => `coalesce(${code}, ${String(partsOf(dimensions[i]!))}) as p${String(i)}`,
  );
  return `select ${parts.join(', ')}, count(*) as rows, count(j.${ADDED.outcome}) as known, coalesce(sum(j.${ADDED.outcome}), 0) as arrests
from ${from} group by ${codes.map((_, i) => `p${String(i)}`).join(', ')}`;
}

/** SQL for a column's facts, in one row. */
export function factsSql({ column, cut }: Dimension, where: string | null): string {
  const value = identifier(column);
  const place =
    cut.kind === 'levels' ? null : placeSql(cut.kind === 'bins' ? cut.of : 'numbers', value);
  const ordered =
    place === null
      ? ['null as mean', 'null as deviation']
      : [
          `avg(${place}) as mean`,
          `stddev_samp(${place}) as deviation`,
          ...PERCENTILES.map((p) => `quantile_cont(${place}, ${String(p / 100)}) as p${String(p)}`),
        ];
  return `select count(*) as rows, count(${value}) as filled, count(distinct ${value}) as distincts,
  cast(min(${value}) as varchar) as least, cast(max(${value}) as varchar) as greatest,
  ${ordered.join(', ')}
from joined${where === null ? '' : ` where ${where}`}`;
}

/** A dimension of at most so many levels: the others share one part. */
export function fewer<D extends Dimension>(dimension: D, most: number): D {
  const { cut } = dimension;
  if (cut.kind !== 'levels' || cut.values.length <= most) return dimension;
  const [values, labels] = [cut.values.slice(0, most), cut.labels.slice(0, most)];
  return { ...dimension, cut: { ...cut, values, labels, more: true } };
}
