import type { SqlDialect } from './dialect.ts';
import { timePattern, timeSql } from './sparkTime.ts';

/** Unicode's space separators around a text, which DuckDB's `trim` takes away; Spark's takes blanks only. */
const SPACES = '^\\p{Zs}+|\\p{Zs}+$';

const DIGITS = '[0-9]+(?:_[0-9]+)*';
/** What DuckDB takes for a number, less NaN and infinity, which no study has a use for; Java also takes "1d" and "0x1p3". */
const NUMBER = `^\\s*[+]?(-?(?:${DIGITS}[.]?(?:${DIGITS})?|[.]${DIGITS})(?:[eE][+-]?${DIGITS})?)\\s*\\z`;

/** A name in Spark's SQL: any text at all, quoted. */
function identifier(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

/** A text in Spark's SQL, where a backslash escapes; what has no shape of its own is written as a number. */
function literal(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replace(
      /[\u0000-\u001f\u007f]/g,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  return `'${escaped}'`;
}

/** What a filter says in DuckDB's words, in Spark's; everything else is the same in both. */
const WORDS: Readonly<Record<string, string>> = { varchar: 'string', epoch_ms: 'unix_millis' };

/** A filter's condition: its names and texts quoted as Spark does, and its words put into Spark's. */
function sparkCondition(duckdb: string): string {
  const token = /"((?:[^"]|"")*)"|'((?:[^']|'')*)'|[a-z_]+/gi;
  return duckdb.replace(token, (word, name?: string, text?: string) => {
    if (name !== undefined) return identifier(name.replaceAll('""', '"'));
    if (text !== undefined) return literal(text.replaceAll("''", "'"));
    return WORDS[word.toLowerCase()] ?? word;
  });
}

/** An RE2 pattern for Java: `$` alone would also stand before a last line end. */
function pattern(re2: string): string {
  return literal(re2.replace(/\$$/, '\\z'));
}

const extract: SqlDialect['extract'] = (text, re2, group) =>
  `regexp_extract(${text}, ${pattern(re2)}, ${String(group)})`;

/**
 * Spark SQL 3.5 with ANSI mode off, the time zone UTC and variable substitution off, as the exported
 * project sets it. Everything gives what DuckDB gives, row for row.
 */
export const SPARK: SqlDialect = {
  identifier,
  literal,
  number: (value) => `cast(${literal(String(value))} as double)`,
  types: {
    text: 'string',
    double: 'double',
    float: 'float',
    boolean: 'boolean',
    timestamp: 'timestamp',
    date: 'date',
    row: 'bigint',
    byte: 'tinyint',
    code: 'int',
  },
  rowNumber: 'rowid',
  makeTable: (name) => `create or replace temporary view ${name} as`,
  makeView: (name) => `create or replace temporary view ${name} as`,
  trim: (text) => `regexp_replace(${text}, ${pattern(SPACES)}, '')`,
  // Java makes two letters of some, and another sigma at the end of a word; DuckDB goes letter by letter.
  lower: (text) => `lower(translate(${text}, '\\u0130\\u03a3', 'i\\u03c3'))`,
  upper: (text) => `upper(translate(${text}, '\\u00df', '\\u1e9e'))`,
  toNumber: (text) => `try_cast(replace(${extract(text, NUMBER, 1)}, '_', '') as double)`,
  finite: (number) => `case when abs(${number}) < double('infinity') then ${number} end`,
  toWhole: (number) => `try_cast(rint(${number}) as bigint)`,
  digitsToWhole: (text) => `try_cast(${text} as bigint)`,
  toTimestamp: (text, format) => {
    const time = timePattern(format);
    return timeSql(time, (group) => extract(text, time.pattern, group));
  },
  atMinute: (date, minutes) => `timestampadd(minute, ${minutes}, cast(${date} as timestamp))`,
  replacePattern: (text, re2, replacement) =>
    `regexp_replace(${text}, ${pattern(re2)}, ${literal(replacement.replace(/\\(\d)/g, '$$$1'))})`,
  matches: (text, re2) => `${text} rlike ${pattern(re2)}`,
  extract,
  parts: {
    year: (t) => `year(${t})`,
    month: (t) => `month(${t})`,
    day: (t) => `day(${t})`,
    week: (t) => `weekofyear(${t})`,
    dayOfYear: (t) => `dayofyear(${t})`,
    hour: (t) => `hour(${t})`,
    minute: (t) => `minute(${t})`,
    weekday: (t) => `(weekday(${t}) + 1)`,
    date: (t) => `cast(${t} as date)`,
  },
  withoutDigits: (text) => `trim(trailing '0123456789' from ${text})`,
  md5: (text) => `md5(${text})`,
  // Spark passes over nulls; the files' texts are never '', which stands for them here.
  hash: (texts) => `xxhash64(${texts.map((text) => `coalesce(${text}, '')`).join(', ')})`,
  seconds: (t) => `unix_seconds(${t})`,
  whereLeast: (value, order) => `min_by(${value}, ${order})`,
  condition: sparkCondition,
  tuple: (values) => `struct(${values.join(', ')})`,
  // Spark's percentile_disc knows no timestamps; this is DuckDB's rank, n - floor(n - share * n) from 1.
  quantile: (column, share, from) => {
    const rank = `total - floor(total - ${SPARK.number(share)} * total)`;
    return `(select min(v) from (
  select v, sum(n) over (order by v) as upto, sum(n) over () as total
  from (select ${column} as v, count(*) as n from ${from} group by 1) where v is not null
) where upto >= greatest(${rank}, 1))`;
  },
  pick: (texts, place) => `get(array(${texts.map(literal).join(', ')}), ${place} - 1)`,
  nthLeast: (value, window, place) =>
    `get(array_sort(collect_list(${value}) over ${window}), ${place} - 1)`,
  dictionary: {
    make: (name, query, order, most) => [
      `${SPARK.makeView(name)}
select level, position from (
  select level, cast(row_number() over (order by ${order}) - 1 as int) as position from (${query})
)${most === null ? '' : ` where position < ${String(most)}`}`,
    ],
    join: (name, text) => `left join ${name} on ${name}.level = ${text}`,
    position: (name) => `${name}.position`,
    levels: (name) => `select position, level from ${name}`,
    drop: (name) => `drop view if exists ${name}`,
  },
};
