import { DERIVED, ADDED, type Derived } from '../recipe/names.ts';
import type { CodingDialect } from '../recipe/dialect.ts';
import type { JoinedColumn } from '../recipe/join.ts';
import { JOIN_KEYS, type SmallTable } from '../recipe/smallTable.ts';
import { identifier, literal } from '../recipe/sql.ts';
import { FEATURE_TABLES, TABLES } from '../recipe/tables.ts';

/**
 * How a column of the incidents stands in the table `coded`. Raw codes are 16-bit: 0 is missing,
 * `BEYOND` a text past the most that a column keeps, k + 1 the k-th level.
 */
export type Coding = 'levels' | 'integer' | 'boolean' | 'number';

/** The raw code of a text that is past the most that a column keeps. */
export const BEYOND = 65_535;

/** The texts of a boolean's levels. */
export const BOOLEAN_LEVELS = ['false', 'true'] as const;

/** How a column of the incidents, or one derived of them, is coded; null for the small tables' own. */
export function codingOf({ name, table, column }: JoinedColumn): Coding | null {
  if (table === 'derived') return DERIVED_CODINGS[name as Derived];
  if (table !== 'incidents' || !column) return null;
  if (column.type === 'number' || column.type === 'boolean') return column.type;
  return 'levels';
}

const DERIVED_CODINGS: Record<Derived, Coding> = {
  ...(Object.fromEntries(DERIVED.map((name) => [name, 'integer'])) as Record<Derived, Coding>),
  Weekend: 'boolean',
  Season: 'levels',
};

/** The name of the dictionary of a column's texts; it lives only while the table is made. */
function dictionaryOf(index: number): string {
  return `coding_${String(index)}`;
}

/** SQL of the columns that need a dictionary, by the dictionary's name: its statements. */
export function dictionarySql(columns: readonly JoinedColumn[], sql: CodingDialect): string[] {
  return columns.flatMap((column, i) =>
    codingOf(column) === 'levels'
      ? sql.dictionary.make(dictionaryOf(i), frequentSql(textOf(column), `${TABLES.incidents} i`))
      : [],
  );
}

/** SQL of the levels of a text, most frequent first, at most as many as raw codes can tell. */
export function frequentSql(text: string, from: string): string {
  return `select level from (select ${text} as level from ${from}) where level is not null group by level order by count(*) desc, level limit ${String(BEYOND - 1)}`;
}

/**
 * SQL that makes the table `coded`: a row an incident with its `_row`, `_outcome` (0 where unknown),
 * `_weather` and `_areas` (the place of its row in the small table from 1, 0 for none), and every
 * column under its own name as a raw code, or as a number.
 */
export function codedSql(
  columns: readonly JoinedColumn[],
  small: readonly SmallTable[],
  sql: CodingDialect,
): string {
  const coded = columns.flatMap((column, i) => {
    const coding = codingOf(column);
    return coding ? [`${CODES[coding](column, i, sql)} as ${identifier(column.name)}`] : [];
  });
  const links = SMALL_TABLES.map((table) =>
    small.includes(table) ? `coalesce(${table}.link, 0) as _${table}` : `0 as _${table}`,
  );
  const joins = small.map((table) => {
    const key = JOIN_KEYS[table].name;
    return `left join (select ${key}, ${linkSql(table)} as link from ${table}) ${table} on ${table}.${key} = i.${key}`;
  });
  const select = [
    `i.${ADDED.row}`,
    `cast(coalesce(i.${ADDED.outcome}, 0) as utinyint) as ${ADDED.outcome}`,
    ...links,
    ...coded,
  ];
  return `create or replace table ${FEATURE_TABLES.coded} as
select ${select.join(',\n  ')}
from ${TABLES.incidents} i
${joins.join('\n')}`;
}

export const SMALL_TABLES = ['weather', 'areas'] as const satisfies readonly SmallTable[];

/** SQL for a small table's rows by number, from 1. */
export function linkSql(table: SmallTable): string {
  return `cast(row_number() over (order by ${JOIN_KEYS[table].name}) as integer)`;
}

/** SQL that keeps the texts of the raw codes: `name`, `code`, `level`. */
export function levelTextsSql(columns: readonly JoinedColumn[], sql: CodingDialect): string {
  const selects = columns.flatMap(({ name, ...rest }, i) =>
    codingOf({ name, ...rest }) === 'levels'
      ? [
          `select ${literal(name)} as name, cast(position as integer) + 1 as code, level from (${sql.dictionary.levels(dictionaryOf(i))})`,
        ]
      : [],
  );
  const none = "select '' as name, 0 as code, '' as level where false";
  return `create or replace table ${FEATURE_TABLES.levels} as\n${[...selects, none].join('\nunion all\n')}`;
}

/** SQL that drops the dictionaries. */
export function forgetDictionariesSql(
  columns: readonly JoinedColumn[],
  sql: CodingDialect,
): string[] {
  return columns.flatMap((column, i) =>
    codingOf(column) === 'levels' ? [sql.dictionary.drop(dictionaryOf(i))] : [],
  );
}

const CODES: Record<Coding, (column: JoinedColumn, index: number, sql: CodingDialect) => string> = {
  levels: (column, index, sql) => levelCodeSql(textOf(column), dictionaryOf(index), sql),
  integer: (column) => {
    const value = valueOf(column);
    return `cast(case when ${value} between 0 and ${String(BEYOND - 2)} then ${value} + 1 else 0 end as usmallint)`;
  },
  boolean: (column) =>
    `cast(case when ${valueOf(column)} then 2 when not ${valueOf(column)} then 1 else 0 end as usmallint)`,
  number: (column) => `cast(${valueOf(column)} as double)`,
};

/** SQL for the raw code of a text. */
export function levelCodeSql(text: string, dictionary: string, sql: CodingDialect): string {
  return `cast(case when ${text} is null then 0 else coalesce(${sql.dictionary.position(dictionary, text)} + 1, ${String(BEYOND)}) end as usmallint)`;
}

/** A column of the incidents, which stand as `i`. */
function valueOf({ name }: JoinedColumn): string {
  return `i.${identifier(name)}`;
}

/** A column of the incidents as text. */
function textOf(column: JoinedColumn): string {
  const isText = column.column?.type === 'category' || column.column?.type === 'text';
  return isText ? valueOf(column) : `cast(${valueOf(column)} as varchar)`;
}
