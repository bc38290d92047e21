import { oldEnoughSql } from '../audit/labelAge.ts';
import type { SqlDialect } from './dialect.ts';
import { TABLES, type SplitTable } from './tables.ts';
import { ADDED } from './names.ts';
import type { SplitSpec } from './recipe.ts';

/**
 * SQL that makes the table `split` (row, side), or another in its place, of all incidents with an outcome that take part.
 *
 * Random: the first 32 bits of MD5("seed:row") against the training share, the next 32 against the
 * validation share, so that any engine with MD5 divides alike. Time: the earliest share trains, its
 * latest part validates; incidents without a time train, since nothing places them after a cut.
 */
export function splitSql(split: SplitSpec, sql: SqlDialect, table: SplitTable = 'split'): string {
  return `${sql.makeTable(table)}\n${dividedSql(split, sql)}`;
}

/** The query that the table is made of. */
export function dividedSql(split: SplitSpec, sql: SqlDialect): string {
  const { holdout, validation } = CONDITIONS[split.kind](split, sql);
  return `select ${ADDED.row}, case when ${holdout} then 'holdout' when ${validation} then 'validation' else 'train' end as side
from ${takingPart(split, sql)}`;
}

/** The incidents that are divided; the joined view is asked only where a condition needs it. */
function takingPart({ filter, labelAge }: SplitSpec, sql: SqlDialect): string {
  const known = `where ${ADDED.outcome} is not null and ${oldEnoughSql(labelAge)}`;
  return filter
    ? `${TABLES.joined} ${known} and (${sql.condition(filter.sql)})`
    : `${TABLES.incidents} ${known}`;
}

interface Conditions {
  readonly holdout: string;
  /** Of those that are not held out. */
  readonly validation: string;
}

const CONDITIONS: Record<SplitSpec['kind'], (split: SplitSpec, sql: SqlDialect) => Conditions> = {
  random: ({ seed, trainShare, validationShare }, sql) => {
    const hash = sql.md5(`concat('${Math.trunc(seed)}:', cast(${ADDED.row} as ${sql.types.text}))`);
    const bits = (first: number) => `substr(${hash}, ${String(first)}, 8)`;
    return {
      holdout: `${bits(1)} >= '${hexShare(trainShare)}'`,
      validation: `${bits(9)} < '${hexShare(validationShare)}'`,
    };
  },
  time: (split, sql) => {
    const after = (share: number) =>
      `coalesce(${ADDED.at} > ${sql.quantile(ADDED.at, share, takingPart(split, sql))}, false)`;
    const { trainShare, validationShare } = split;
    return { holdout: after(trainShare), validation: after(trainShare * (1 - validationShare)) };
  },
};

/** A share of the 32-bit numbers as eight hexadecimal digits, which sort as the numbers do. */
function hexShare(share: number): string {
  const bound = Math.round(share * 2 ** 32);
  return bound >= 2 ** 32 ? 'g' : bound.toString(16).padStart(8, '0');
}
