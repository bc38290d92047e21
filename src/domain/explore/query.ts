import { identifier, literal } from '../recipe/sql.ts';

/** A column of a query's result. */
export interface ResultColumn {
  readonly name: string;
  /** DuckDB's type: "BIGINT", "VARCHAR", "DECIMAL(18,3)". */
  readonly type: string;
}

/** A query's whole result, kept in the database; its rows are fetched a window at a time. */
export interface QueryResult {
  readonly id: number;
  readonly sql: string;
  readonly columns: readonly ResultColumn[];
  readonly rows: number;
  readonly ms: number;
}

/** What became of a query: its result, or what the database has against it. */
export type QueryAnswer =
  | { readonly kind: 'result'; readonly result: QueryResult }
  | { readonly kind: 'wrong'; readonly message: string }
  | { readonly kind: 'stopped' };

/** A table or view that can be asked, for completion. */
export interface AskableTable {
  readonly name: string;
  readonly columns: readonly ResultColumn[];
}

/** The schema of the tables that a person makes; the study never looks into it. */
export const OWN_SCHEMA = 'mine';

/**
 * A person's text as something to select from. DuckDB's `query` takes one SELECT statement and nothing
 * else, whatever the text does, so that it can change nothing.
 */
export function asSource(sql: string): string {
  return `query(${literal(sql)})`;
}

/** The table that holds a result, its columns `c0`, `c1`, … so that no name of theirs is in the way. */
export function resultTable(id: number): string {
  return `study.main.result_${String(id)}`;
}

/** SQL that keeps the result of a person's query. */
export function keepSql(id: number, sql: string, columns: readonly ResultColumn[]): string {
  const names = columns.map((_, i) => `c${String(i)}`);
  return `create table ${resultTable(id)} as select * from ${asSource(sql)} as q(${names.join(', ')})`;
}

/** SQL for rows `from` to below `to` of a result: numbers and truth as they are, all else as text. */
export function windowSql({ id, columns }: QueryResult, from: number, to: number): string {
  const cells = columns.map(({ type }, i) => cellSql(`c${String(i)}`, type));
  return `select ${cells.join(', ')} from ${resultTable(id)}
where rowid >= ${String(from)} and rowid < ${String(to)} order by rowid`;
}

/** SQL that keeps a result as a table of the person's own. */
export function ownTableSql({ id, columns }: QueryResult, name: string): string {
  const named = columns.map(({ name: column }, i) => `c${String(i)} as ${identifier(column)}`);
  return `create table study.${OWN_SCHEMA}.${identifier(name)} as select ${named.join(', ')} from ${resultTable(id)}`;
}

/** SQL that gives what can be asked: `schema`, `name`, `column`, `type`. */
export const ASKABLE_SQL = `select schema_name as schema, table_name as name, column_name as "column", data_type as type
from duckdb_columns()
where not internal and schema_name in ('main', '${OWN_SCHEMA}') and database_name in ('study', 'memory')
  and not regexp_matches(table_name, '^(result_|profile_|rejects|incoming)')
order by schema_name = '${OWN_SCHEMA}' desc, table_name <> 'joined', table_name, column_index`;

function cellSql(column: string, type: string): string {
  if (isDouble(type)) return `cast(${column} as double) as ${column}`;
  return type === 'BOOLEAN' ? column : `cast(${column} as varchar) as ${column}`;
}

/** Whether every value of a type is a number that JavaScript holds exactly, or as the database does. */
export function isDouble(type: string): boolean {
  return /^(U?(TINY|SMALL)INT|U?INTEGER|DOUBLE|FLOAT)$/.test(type);
}

/** Whether a type is a number: set to the right, and no formula in a spreadsheet. */
export function isNumeric(type: string): boolean {
  return isDouble(type) || /^(U?(BIG|HUGE)INT|DECIMAL\b)/.test(type);
}

/** A cell of a window. */
export type Cell = string | number | boolean | null;

/**
 * Where in a query the database's complaint points, as the first place of the word that it names;
 * null where it names none that is there.
 */
export function faultAt(sql: string, message: string): { from: number; to: number } | null {
  const named = [...message.split('\nLINE')[0]!.matchAll(/"([^"]+)"|with name (\w+)/g)];
  for (const [, quoted, bare] of named) {
    const word = quoted ?? bare ?? '';
    const from = sql.toLowerCase().indexOf(word.toLowerCase());
    if (from >= 0) return { from, to: from + word.length };
  }
  return null;
}
