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
}

export type DatePart = 'year' | 'month' | 'day' | 'week' | 'hour' | 'weekday' | 'date';

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
    hour: (t) => `hour(${t})`,
    weekday: (t) => `isodow(${t})`,
    date: (t) => `cast(${t} as date)`,
  },
  md5: (text) => `md5(${text})`,
};
