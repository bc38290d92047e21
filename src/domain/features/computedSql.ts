import type { CodingDialect, SqlDialect } from '../recipe/dialect.ts';
import { keyRowsSql, type RowKey } from '../recipe/keys.ts';
import { ADDED } from '../recipe/names.ts';
import { identifier } from '../recipe/sql.ts';
import { FEATURE_TABLES, TABLES } from '../recipe/tables.ts';
import { computedOf, type ComputedName, type ComputedParts } from './computed.ts';
import { FOLDS } from './encodings.ts';

const ROW = ADDED.row;
const DICTIONARY = 'coding_blocks';

/** Statements that make the table `blocks`: each incident's block by number from 1, null where there is none. */
export function blocksSql(key: RowKey | undefined, sql: CodingDialect): string[] {
  const make = `create or replace table ${FEATURE_TABLES.blocks} as\nselect ${ROW}`;
  if (!key) return [`${make}, cast(null as integer) as block from ${TABLES.incidents}`];
  const rows = `(${keyRowsSql(key, sql)})`;
  // Block numbers are keys of sums, never 16-bit codes: there is no most.
  const levels = `select distinct value as level from ${rows} where value is not null order by level`;
  return [
    ...sql.dictionary.make(DICTIONARY, levels),
    `${make}, ${sql.dictionary.position(DICTIONARY, 'value')} + 1 as block\nfrom ${rows} join ${TABLES.incidents} using (${ROW})`,
    sql.dictionary.drop(DICTIONARY),
  ];
}

/**
 * SQL that gives the incidents with a time and a case number in the order of the numbers: `row`,
 * `prefix` (a code), `seconds`.
 */
export function numberedSql(key: RowKey, sql: SqlDialect): string {
  return `select ${ROW} as row, cast(dense_rank() over (order by prefix) as integer) as prefix, cast(seconds as double) as seconds from (
  select ${ROW}, prefix, try_cast(substr(value, length(prefix) + 1) as bigint) as number, ${sql.seconds(`i.${ADDED.at}`)} as seconds
  from (select ${ROW}, value, rtrim(value, '0123456789') as prefix from (${keyRowsSql(key, sql)})) join ${TABLES.incidents} i using (${ROW})
) where number is not null and seconds is not null order by prefix, number, row`;
}

/**
 * SQL that makes the table `others`: for incidents that share minute and block with others, how many
 * those are and up to three of their offences, the most frequent ones first. Every join is of equal keys:
 * one of any other condition compares each incident with each.
 */
export function othersSql(offence: string): string {
  const { coded, blocks, others } = FEATURE_TABLES;
  return `create or replace table ${others} as
with placed as (
  select ${ROW}, block, ${ADDED.at} as moment, c.${identifier(offence)} as code
  from ${coded} c join ${blocks} using (${ROW}) join ${TABLES.incidents} using (${ROW})
  where block is not null and ${ADDED.at} is not null
),
meetings as (select block, moment, count(*) as size from placed group by block, moment having count(*) > 1),
offences as (
  select block, moment, code, count(*) as times from placed join meetings using (block, moment)
  where code > 0 group by block, moment, code
),
pairs as (
  select ${ROW}, o.code, row_number() over (partition by ${ROW} order by o.code) as place
  from placed p join offences o using (block, moment) where o.code <> p.code or o.times > 1
),
told as (
  select ${ROW}, ${[1, 2, 3].map((place) => `max(code) filter (where place = ${String(place)}) as other${String(place)}`).join(', ')}
  from pairs group by ${ROW}
)
select ${ROW}, size - 1 as company, other1, other2, other3
from placed join meetings using (block, moment) left join told using (${ROW})`;
}

/** SQL that gives the `share` of incidents that others share minute and block with. */
export const SHARED_SQL = `select (select count(*) from ${FEATURE_TABLES.others}) / greatest(1, (select count(*) from ${TABLES.incidents})) as share`;

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
        ? `cast(coalesce(${feature.code(parts)}, 0) as usmallint)`
        : `cast(${feature.value(parts)} as float)`;
    return `${value} as ${identifier(name)}`;
  });
  const select = [`i.${ROW}`, 'b.block', `${foldSql(parts)} as fold`, ...features];
  return `create or replace table ${computed} as
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
  return `cast(abs(${minute} * 48271 + ${block} * 69621) % 2147483647 % ${String(FOLDS)} as utinyint)`;
}
