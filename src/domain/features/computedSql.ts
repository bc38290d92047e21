import type { SqlDialect } from '../recipe/dialect.ts';
import { keyRowsSql, type RowKey } from '../recipe/keys.ts';
import { ADDED } from '../recipe/names.ts';
import { FEATURE_TABLES, TABLES } from '../recipe/tables.ts';
import { computedOf, type ComputedName, type ComputedParts } from './computed.ts';
import { FOLDS } from './encodings.ts';

const ROW = ADDED.row;
/** The dictionary of the blocks' names. */
export const BLOCK_NAMES = 'coding_blocks';

/** Statements that make the table `blocks`: each incident's block by number from 1, null where there is none. */
export function blocksSql(key: RowKey | undefined, sql: SqlDialect): string[] {
  const make = `${sql.makeTable(FEATURE_TABLES.blocks)}\nselect ${ROW}`;
  if (!key) return [`${make}, cast(null as ${sql.types.row}) as block from ${TABLES.incidents}`];
  const rows = `(${keyRowsSql(key, sql)})`;
  const levels = `select distinct value as level from ${rows} where value is not null`;
  const { dictionary } = sql;
  return [
    // Block numbers are keys of sums, never 16-bit codes: there is no most.
    ...dictionary.make(BLOCK_NAMES, levels, 'level', null),
    `${make}, ${dictionary.position(BLOCK_NAMES, 'value')} + 1 as block\nfrom ${rows} join ${TABLES.incidents} using (${ROW}) ${dictionary.join(BLOCK_NAMES, 'value')}`,
  ];
}

/** SQL of the incidents with a time and a case number: `row`, the number's `prefix`, its `number`, `seconds`. */
export function casesSql(key: RowKey, sql: SqlDialect): string {
  const number = sql.digitsToWhole('substr(value, length(prefix) + 1)');
  return `select ${ROW} as row, prefix, number, seconds from (
  select ${ROW}, prefix, ${number} as number, ${sql.seconds(`i.${ADDED.at}`)} as seconds
  from (select ${ROW}, value, ${sql.withoutDigits('value')} as prefix from (${keyRowsSql(key, sql)})) join ${TABLES.incidents} i using (${ROW})
) where number is not null and seconds is not null`;
}

/** SQL that gives the same in the order of the numbers: `row`, `prefix` (a code), `seconds`. */
export function numberedSql(key: RowKey, sql: SqlDialect): string {
  return `select row, cast(dense_rank() over (order by prefix) as integer) as prefix, cast(seconds as double) as seconds
from (${casesSql(key, sql)}) order by prefix, number, row`;
}

/**
 * SQL that makes the table `computed`: a row an incident with its block, its fold for the encodings,
 * and the computed features under their own names, categories as raw codes.
 */
export function computedSql(
  names: readonly ComputedName[],
  has: Readonly<Record<'delay' | 'others', boolean>>,
  sql: SqlDialect,
): string {
  const { blocks, delays, others, computed } = FEATURE_TABLES;
  const parts: ComputedParts = {
    at: `i.${ADDED.at}`,
    delay: 'd.delay',
    others: ['o.other1', 'o.other2', 'o.other3'],
    company: 'coalesce(o.company, 0)',
    sql,
  };
  const features = names.map((name) => {
    const feature = computedOf(name);
    const value =
      feature.kind === 'category'
        ? `cast(coalesce(${feature.code(parts)}, 0) as ${sql.types.code})`
        : `cast(${feature.value(parts)} as ${sql.types.float})`;
    return `${value} as ${sql.identifier(name)}`;
  });
  const select = [`i.${ROW}`, 'b.block', `${foldSql(parts)} as fold`, ...features];
  return `${sql.makeTable(computed)}
select ${select.join(',\n  ')}
from ${TABLES.incidents} i left join ${blocks} b using (${ROW})${has.delay ? `\nleft join ${delays} d using (${ROW})` : ''}${has.others ? `\nleft join ${others} o using (${ROW})` : ''}`;
}

/**
 * A tenth by block and minute: linear in both modulo the prime 2^31 - 1 (the multipliers are those of
 * Park & Miller 1988 and Fishman & Moore 1986), so that any engine divides alike.
 */
function foldSql({ at, sql }: ComputedParts): string {
  const row = `i.${ROW}`;
  const minute = `coalesce(cast(floor(${sql.seconds(at)} / 60) as bigint), ${row})`;
  const block = `coalesce(cast(b.block as bigint), ${row})`;
  return `cast(abs(${minute} * 48271 + ${block} * 69621) % 2147483647 % ${String(FOLDS)} as ${sql.types.byte})`;
}
