import { identifier, literal } from './sql.ts';

/**
 * How an SQL engine writes what the recipe needs, as data, so that another engine is another value.
 * Every argument and result is an SQL expression unless it says otherwise.
 */
export interface SqlDialect {
  /** A name, any text at all, quoted. */
  readonly identifier: (name: string) => string;
  /** A text, any at all, quoted. */
  readonly literal: (text: string) => string;
  /** A number that is read as the very same double. */
  readonly number: (value: number) => string;
  readonly types: Readonly<Record<SqlType, string>>;
  /** The number of a file's row, from 0, in its table of texts. */
  readonly rowNumber: string;
  /** What goes before a query to make a table (or what is like one) and a view of it, by name. */
  readonly makeTable: (name: string) => string;
  readonly makeView: (name: string) => string;
  /** A text without Unicode's space separators around it. */
  readonly trim: (text: string) => string;
  readonly lower: (text: string) => string;
  readonly upper: (text: string) => string;
  /** A text as a number, null where it isn't one. */
  readonly toNumber: (text: string) => string;
  /** A number, null where it is infinite or not a number. */
  readonly finite: (number: string) => string;
  /** A number as the nearest whole one (of two the even one), null where it has none in 64 bits. */
  readonly toWhole: (number: string) => string;
  /** A text of digits as a whole number, null where it is none. */
  readonly digitsToWhole: (text: string) => string;
  /** A text as a timestamp by a strptime format, null where it doesn't fit. */
  readonly toTimestamp: (text: string, format: string) => string;
  /** The first moment of a date, and some minutes. */
  readonly atMinute: (date: string, minutes: string) => string;
  /** A text with the first match of a pattern replaced: both unquoted, as RE2 reads them. */
  readonly replacePattern: (text: string, pattern: string, replacement: string) => string;
  /** Whether an unquoted pattern is found in a text. */
  readonly matches: (text: string, pattern: string) => string;
  /** What a group of an unquoted pattern is in a text, '' where the pattern isn't found. */
  readonly extract: (text: string, pattern: string, group: number) => string;
  readonly parts: Readonly<Record<DatePart, (timestamp: string) => string>>;
  /** A text without the digits at its end. */
  readonly withoutDigits: (text: string) => string;
  /** The MD5 of a text as 32 hexadecimal digits. */
  readonly md5: (text: string) => string;
  /** 64 bits of some texts, null unlike '', the same for the same within one engine. */
  readonly hash: (texts: readonly string[]) => string;
  /** Whole seconds since 1970 of a timestamp; what is over goes. */
  readonly seconds: (timestamp: string) => string;
  /** The aggregate of a value in the row where another is least. */
  readonly whereLeast: (value: string, order: string) => string;
  /** A condition of a filter, which this app wrote for DuckDB. */
  readonly condition: (duckdb: string) => string;
  /** Several values as one. */
  readonly tuple: (values: readonly string[]) => string;
  /** A query (in brackets) for the value of a column below which a share (a number) of the rows of `from` lies. */
  readonly quantile: (column: string, share: number, from: string) => string;
  /** The text at a place from 1 of a list of texts (unquoted), null where there is none. */
  readonly pick: (texts: readonly string[], place: string) => string;
  /** Of a value in a window, the one at a place from 1 in ascending order. */
  readonly nthLeast: (value: string, window: string, place: string) => string;
  readonly dictionary: Dictionary;
}

/** Texts as positions in a list of levels, under a name. */
export interface Dictionary {
  /** Statements that make it of a query for distinct `level`s, in an order of its columns, up to the most. */
  readonly make: (
    name: string,
    query: string,
    order: string,
    most: number | null,
  ) => readonly string[];
  /** What goes behind `from` so that texts of its rows can be found; '' where nothing does. */
  readonly join: (name: string, text: string) => string;
  /** A text's position from 0, null where it isn't a level. */
  readonly position: (name: string, text: string) => string;
  /** A query that gives the rows `position` and `level`. */
  readonly levels: (name: string) => string;
  readonly drop: (name: string) => string;
}

export type DatePart =
  'year' | 'month' | 'day' | 'week' | 'dayOfYear' | 'hour' | 'minute' | 'weekday' | 'date';

/** What columns are, whatever an engine calls it; a `row` is a row's number, a `byte` 0 to 9, a `code` up to 65,535. */
export type SqlType =
  'text' | 'double' | 'float' | 'boolean' | 'timestamp' | 'date' | 'row' | 'byte' | 'code';

export const DUCKDB: SqlDialect = {
  identifier,
  literal,
  number: (value) => (value < 0 ? `(${String(value)})` : String(value)),
  types: {
    text: 'varchar',
    double: 'double',
    float: 'float',
    boolean: 'boolean',
    timestamp: 'timestamp',
    date: 'date',
    row: 'integer',
    byte: 'utinyint',
    code: 'usmallint',
  },
  rowNumber: 'rowid',
  makeTable: (name) => `create or replace table ${name} as`,
  makeView: (name) => `create or replace view ${name} as`,
  trim: (text) => `trim(${text})`,
  lower: (text) => `lower(${text})`,
  upper: (text) => `upper(${text})`,
  toNumber: (text) => `try_cast(${text} as double)`,
  finite: (number) => `case when isfinite(${number}) then ${number} end`,
  toWhole: (number) => `try_cast(${number} as bigint)`,
  digitsToWhole: (text) => `try_cast(${text} as bigint)`,
  toTimestamp: (text, format) => `try_strptime(${text}, ${literal(format)})`,
  atMinute: (date, minutes) => `cast(${date} as timestamp) + to_minutes(${minutes})`,
  replacePattern: (text, pattern, replacement) =>
    `regexp_replace(${text}, ${literal(pattern)}, ${literal(replacement)})`,
  matches: (text, pattern) => `regexp_matches(${text}, ${literal(pattern)})`,
  extract: (text, pattern, group) =>
    `regexp_extract(${text}, ${literal(pattern)}, ${String(group)})`,
  parts: {
    year: (t) => `year(${t})`,
    month: (t) => `month(${t})`,
    day: (t) => `day(${t})`,
    week: (t) => `week(${t})`,
    dayOfYear: (t) => `dayofyear(${t})`,
    hour: (t) => `hour(${t})`,
    minute: (t) => `minute(${t})`,
    weekday: (t) => `isodow(${t})`,
    date: (t) => `cast(${t} as date)`,
  },
  withoutDigits: (text) => `rtrim(${text}, '0123456789')`,
  md5: (text) => `md5(${text})`,
  hash: (texts) => `hash(${texts.join(', ')})`,
  seconds: (t) => `cast(floor(epoch(${t})) as bigint)`,
  whereLeast: (value, order) => `arg_min(${value}, ${order})`,
  condition: (duckdb) => duckdb,
  tuple: (values) => `row(${values.join(', ')})`,
  quantile: (column, share, from) =>
    `(select quantile_disc(${column}, ${String(share)}) from ${from})`,
  pick: (texts, place) => `list_extract([${texts.map(literal).join(', ')}], ${place})`,
  nthLeast: (value, window, place) =>
    `list_extract(list_sort(list(${value}) over ${window}), ${place})`,
  dictionary: {
    make: (name, query, order, most) => [
      `drop type if exists ${name}`,
      `create type ${name} as enum (select level from (${query}) order by ${order}${most === null ? '' : ` limit ${String(most)}`})`,
    ],
    join: () => '',
    position: (name, text) => `cast(enum_code(try_cast(${text} as ${name})) as integer)`,
    levels: (name) =>
      `select enum_code(level) as position, cast(level as varchar) as level from (select unnest(enum_range(null::${name}))::${name} as level)`,
    drop: (name) => `drop type ${name}`,
  },
};
