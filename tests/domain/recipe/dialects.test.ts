import { describe, expect, it } from 'vitest';
import { DIALECTS } from '../../../src/domain/recipe/dialects.ts';
import { timePattern } from '../../../src/domain/recipe/sparkTime.ts';
import { DATE_FORMATS } from '../../../src/domain/table/dates.ts';
import { castOf } from '../../../src/domain/recipe/cast.ts';
import { COLUMN_TYPES, type Column } from '../../../src/domain/table/column.ts';

const { duckdb, spark } = DIALECTS;

describe('the table of dialects', () => {
  it('has the same entries for every engine', () => {
    const keys = Object.keys(spark).sort();
    expect(Object.keys(duckdb).sort()).toEqual(keys);
    expect(Object.keys(spark.dictionary)).toEqual(Object.keys(duckdb.dictionary));
    expect(Object.keys(spark.types)).toEqual(Object.keys(duckdb.types));
    expect(Object.keys(spark.parts)).toEqual(Object.keys(duckdb.parts));
  });

  it('quotes names and texts as each engine reads them', () => {
    expect(duckdb.identifier('a"b`c')).toBe('"a""b`c"');
    expect(spark.identifier('a"b`c')).toBe('`a"b``c`');
    expect(spark.literal("O'Hare \\ ${env:HOME}\n")).toBe("'O\\'Hare \\\\ ${env:HOME}\\u000a'");
    expect(duckdb.literal("O'Hare \\")).toBe("'O''Hare \\'");
  });

  it('puts a filter into Spark’s words, and leaves what is quoted as it is', () => {
    const filter = `cast("a ""b"" varchar" as varchar) in ('it''s varchar', '\\') and epoch_ms("_at") > 1`;
    expect(spark.condition(filter)).toBe(
      "cast(`a \"b\" varchar` as string) in ('it\\'s varchar', '\\\\') and unix_millis(`_at`) > 1",
    );
    expect(duckdb.condition(filter)).toBe(filter);
  });

  it('knows every format that a date is looked for in', () => {
    for (const { format } of DATE_FORMATS) {
      const { pattern, parts } = timePattern(format);
      // The possessive signs are Java's; groups and literals are anybody's.
      expect(() => new RegExp(pattern.replaceAll('}+', '}').replace('\\z', '$'))).not.toThrow();
      expect(parts.some((part) => part === 'year' || part === 'shortYear')).toBe(true);
      expect(parts).toContain('day');
    }
    expect(() => timePattern('%j')).toThrow('%j');
  });

  it('casts every type of column in every engine, with no quote of the name left open', () => {
    const name = 'x"; drop table t; -- ` \' \\';
    for (const type of COLUMN_TYPES) {
      const column: Column = {
        ...{ name, type, role: null, known: 'at report', feature: true, format: '%Y-%m-%d' },
      };
      for (const sql of [duckdb, spark]) {
        const text = castOf(column, sql, ["n'a"]);
        expect(text.split(sql.identifier(name)).join('')).not.toContain('drop table');
      }
    }
  });
});
