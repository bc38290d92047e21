import { DERIVED, ADDED, type Derived } from '../recipe/names.ts';
import type { SqlDialect } from '../recipe/dialect.ts';
import type { JoinedColumn } from '../recipe/join.ts';
import { JOIN_KEYS, type SmallTable } from '../recipe/smallTable.ts';
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
export function dictionarySql(columns: readonly JoinedColumn[], sql: SqlDialect): string[] {
  return columns.flatMap((column, i) =>
    codingOf(column) === 'levels' ? frequentSql(dictionaryOf(i), textOf(column, sql), sql) : [],
  );
}

/** SQL of the levels of a text, most frequent first, at most as many as raw codes can tell. */
function frequentSql(dictionary: string, text: string, sql: SqlDialect): readonly string[] {
  const levels = `select level, count(*) as incidents from (select ${text} as level from ${TABLES.incidents} i) where level is not null group by level`;
  return sql.dictionary.make(dictionary, levels, 'incidents desc, level', BEYOND - 1);
}

/**
 * SQL that makes the table `coded`: a row an incident with its `_row`, `_outcome` (0 where unknown),
 * `_weather` and `_areas` (the place of its row in the small table from 1, 0 for none), and every
 * column under its own name as a raw code, or as a number.
 */
export function codedSql(
  columns: readonly JoinedColumn[],
  small: readonly SmallTable[],
  sql: SqlDialect,
): string {
  const coded = columns.flatMap((column, i) => {
    const coding = codingOf(column);
    return coding ? [`${CODES[coding](column, i, sql)} as ${sql.identifier(column.name)}`] : [];
  });
  const dictionaries = columns.map((column, i) =>
    codingOf(column) === 'levels' ? sql.dictionary.join(dictionaryOf(i), textOf(column, sql)) : '',
  );
  const links = SMALL_TABLES.map((table) =>
    small.includes(table) ? `coalesce(${table}.link, 0) as _${table}` : `0 as _${table}`,
  );
  const joins = small.map((table) => {
    const key = JOIN_KEYS[table].name;
    return `left join (select ${key}, ${linkSql(table)} as link from ${table}) ${table} on ${table}.${key} = i.${key}`;
  });
  const select = [
    `i.${ADDED.row}`,
    `cast(coalesce(i.${ADDED.outcome}, 0) as ${sql.types.byte}) as ${ADDED.outcome}`,
    ...links,
    ...coded,
  ];
  return `${sql.makeTable(FEATURE_TABLES.coded)}
select ${select.join(',\n  ')}
from ${TABLES.incidents} i
${[...joins, ...dictionaries].filter((join) => join !== '').join('\n')}`;
}

export const SMALL_TABLES = ['weather', 'areas'] as const satisfies readonly SmallTable[];

/** SQL for a small table's rows by number, from 1. */
export function linkSql(table: SmallTable): string {
  return `cast(row_number() over (order by ${JOIN_KEYS[table].name}) as integer)`;
}

/** SQL that keeps the texts of the raw codes: `name`, `code`, `level`. */
export function levelTextsSql(columns: readonly JoinedColumn[], sql: SqlDialect): string {
  const selects = columns.flatMap(({ name, ...rest }, i) =>
    codingOf({ name, ...rest }) === 'levels'
      ? [
          `select ${sql.literal(name)} as name, cast(position as int) + 1 as code, level from (${sql.dictionary.levels(dictionaryOf(i))})`,
        ]
      : [],
  );
  const none = "select '' as name, 0 as code, '' as level where false";
  return `${sql.makeTable(FEATURE_TABLES.levels)}\n${[...selects, none].join('\nunion all\n')}`;
}

/** SQL that drops the dictionaries. */
export function forgetDictionariesSql(columns: readonly JoinedColumn[], sql: SqlDialect): string[] {
  return columns.flatMap((column, i) =>
    codingOf(column) === 'levels' ? [sql.dictionary.drop(dictionaryOf(i))] : [],
  );
}

const CODES: Record<Coding, (column: JoinedColumn, index: number, sql: SqlDialect) => string> = {
  levels: (column, index, sql) => {
    const text = textOf(column, sql);
    const position = sql.dictionary.position(dictionaryOf(index), text);
    return `cast(case when ${text} is null then 0 else coalesce(${position} + 1, ${String(BEYOND)}) end as ${sql.types.code})`;
  },
  integer: (column, _, sql) => {
    const value = valueOf(column, sql);
    return `cast(case when ${value} between 0 and ${String(BEYOND - 2)} then ${value} + 1 else 0 end as ${sql.types.code})`;
  },
  boolean: (column, _, sql) => {
    const value = valueOf(column, sql);
    return `cast(case when ${value} then 2 when not ${value} then 1 else 0 end as ${sql.types.code})`;
  },
  number: (column, _, sql) => `cast(${valueOf(column, sql)} as double)`,
};

/** A column of the incidents, which stand as `i`. */
function valueOf({ name }: JoinedColumn, sql: SqlDialect): string {
  return `i.${sql.identifier(name)}`;
}

/** A column of the incidents as text. */
function textOf(column: JoinedColumn, sql: SqlDialect): string {
  const isText = column.column?.type === 'category' || column.column?.type === 'text';
  const value = valueOf(column, sql);
  return isText ? value : `cast(${value} as ${sql.types.text})`;
}
