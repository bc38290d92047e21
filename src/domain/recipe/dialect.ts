import { literal } from './sql.ts';

/**
 * How an SQL engine writes what the recipe needs, as data, so that another engine is another value.
 * Every argument and result is an SQL expression unless it says otherwise.
 */
export interface SqlDialect {
  /** A text as a number, null where it isn't one. */
  readonly toNumber: (text: string) => string;
  /** A text as a timestamp by a strptime format, null where it doesn't fit. */
  readonly toTimestamp: (text: string, format: string) => string;
  /** A text's parts that a pattern (an unquoted RE2 pattern) finds, replaced. */
  readonly replacePattern: (text: string, pattern: string, replacement: string) => string;
  readonly parts: Readonly<Record<DatePart, (timestamp: string) => string>>;
  /** The MD5 of a text as 32 hexadecimal digits. */
  readonly md5: (text: string) => string;
  /** Whole seconds since 1970 of a timestamp. */
  readonly seconds: (timestamp: string) => string;
  readonly dictionary: Dictionary;
}

/** Texts as positions in a list of levels, under a name. */
export interface Dictionary {
  /** Statements that make it of a query with one column, its distinct `level`s in order. */
  readonly make: (name: string, query: string) => readonly string[];
  /** A text's position from 0, null where it isn't a level. */
  readonly position: (name: string, text: string) => string;
  /** A query that gives the rows `position` and `level`. */
  readonly levels: (name: string) => string;
  readonly drop: (name: string) => string;
}

export type DatePart =
  'year' | 'month' | 'day' | 'week' | 'dayOfYear' | 'hour' | 'minute' | 'weekday' | 'date';

export const DUCKDB: SqlDialect = {
  toNumber: (text) => `try_cast(${text} as double)`,
  toTimestamp: (text, format) => `try_strptime(${text}, ${literal(format)})`,
  replacePattern: (text, pattern, replacement) =>
    `regexp_replace(${text}, ${literal(pattern)}, ${literal(replacement)})`,
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
  md5: (text) => `md5(${text})`,
  seconds: (t) => `cast(epoch(${t}) as bigint)`,
  dictionary: {
    make: (name, query) => [
      `drop type if exists ${name}`,
      `create type ${name} as enum (${query})`,
    ],
    position: (name, text) => `cast(enum_code(try_cast(${text} as ${name})) as integer)`,
    levels: (name) =>
      `select enum_code(level) as position, cast(level as varchar) as level from (select unnest(enum_range(null::${name}))::${name} as level)`,
    drop: (name) => `drop type ${name}`,
  },
};
