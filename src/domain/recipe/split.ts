import type { SqlDialect } from './dialect.ts';
import { TABLES } from './tables.ts';
import { ADDED } from './names.ts';
import type { SplitSpec } from './recipe.ts';

/**
 * SQL that makes the table `split` (row, side) of all incidents with an outcome.
 *
 * Random: the first 32 bits of MD5("seed:row") against the share, so that any engine with MD5
 * divides alike. Time: the earliest share trains; incidents without a time train, since nothing
 * places them after the cut.
 */
export function splitSql(split: SplitSpec, sql: SqlDialect): string {
  return `create or replace table split as
select ${ADDED.row}, case when ${SIDES[split.kind](split, sql)} then 'train' else 'holdout' end as side
from ${TABLES.incidents}
where ${ADDED.outcome} is not null`;
}

const SIDES: Record<SplitSpec['kind'], (split: SplitSpec, sql: SqlDialect) => string> = {
  random: ({ seed, trainShare }, sql) =>
    `substr(${sql.md5(`concat('${Math.trunc(seed)}:', cast(${ADDED.row} as varchar))`)}, 1, 8) < '${hexShare(trainShare)}'`,
  time: ({ trainShare }) =>
    `coalesce(${ADDED.at} <= (select quantile_disc(${ADDED.at}, ${trainShare}) from ${TABLES.incidents} where ${ADDED.outcome} is not null), true)`,
};

/** A share of the 32-bit numbers as eight hexadecimal digits, which sort as the numbers do. */
function hexShare(share: number): string {
  const bound = Math.round(share * 2 ** 32);
  return bound >= 2 ** 32 ? 'g' : bound.toString(16).padStart(8, '0');
}
