import type { Column, ColumnType, Unit } from '../table/column.ts';
import type { SqlDialect } from './dialect.ts';
import { literalsOf } from './sql.ts';

const TRUE = ['true', 't', 'yes', 'y', '1'];
const FALSE = ['false', 'f', 'no', 'n', '0'];

/**
 * A column's text without surrounding blanks; null where nothing is left.
 * @param missing texts, in lower case, that are taken for nothing
 */
export function textOf(
  column: Pick<Column, 'name'>,
  sql: SqlDialect,
  missing: readonly string[] = [],
): string {
  const text = `nullif(${sql.trim(sql.identifier(column.name))}, '')`;
  if (missing.length === 0) return text;
  return `case when ${sql.lower(text)} in (${literalsOf(missing, sql)}) then null else ${text} end`;
}

/** The column's text as a value of its type, null where it is blank or cannot be read as one. */
export function castOf(column: Column, sql: SqlDialect, missing: readonly string[] = []): string {
  return CASTS[column.type](`(${textOf(column, sql, missing)})`, column, sql);
}

const CASTS: Record<ColumnType, (text: string, column: Column, sql: SqlDialect) => string> = {
  text: (text) => text,
  // "8.0" is how a spreadsheet or pandas writes code 8.
  category: (text, _, sql) =>
    `case when ${text} like '%.0' then ${sql.replacePattern(text, '^([0-9]+)[.]0$', '\\1')} else ${text} end`,
  number: (text, { unit, role }, sql) => {
    const value = sql.toNumber(`replace(${text}, ',', '')`);
    // Weather services write T for a trace: less than can be measured.
    const traced =
      role === 'precipitation' || role === 'snow'
        ? `case when ${sql.upper(text)} = 'T' then 0 else ${value} end`
        : value;
    // "nan" and "inf" are texts that a float cast takes; they are no measurements.
    return sql.finite(unit ? UNITS[unit](traced) : traced);
  },
  boolean: (text, _, sql) => {
    const among = (texts: readonly string[]) => `${sql.lower(text)} in (${literalsOf(texts, sql)})`;
    return `case when ${among(TRUE)} then true when ${among(FALSE)} then false end`;
  },
  timestamp: (text, { format }, sql) =>
    format ? sql.toTimestamp(text, format) : 'cast(null as timestamp)',
  date: (text, { format }, sql) =>
    format ? sql.parts.date(sql.toTimestamp(text, format)) : 'cast(null as date)',
};

const UNITS: Record<Unit, (value: string) => string> = {
  C: (value) => value,
  F: (value) => `(${value} - 32) / 1.8`,
  mm: (value) => value,
  cm: (value) => `${value} * 10`,
  in: (value) => `${value} * 25.4`,
};

/** A key made comparable between tables: "008", "8" and "8.0" are one, names match whatever their case. */
export function joinKey(value: string, sql: SqlDialect): string {
  const asText = (of: string) => `cast(${of} as ${sql.types.text})`;
  const text = asText(value);
  return `coalesce(${asText(sql.toWhole(sql.toNumber(text)))}, ${sql.upper(sql.trim(text))})`;
}
