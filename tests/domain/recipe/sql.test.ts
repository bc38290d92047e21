import { describe, expect, it } from 'vitest';
import { identifier, literal } from '../../../src/domain/recipe/sql.ts';
import { NameBook } from '../../../src/domain/recipe/names.ts';

describe('names and texts in SQL', () => {
  it('quotes identifiers and literals', () => {
    expect(identifier('a"; drop table t; --')).toBe('"a""; drop table t; --"');
    expect(literal("O'Hare")).toBe("'O''Hare'");
  });
  it('gives every column of a view a name of its own, whatever the case', () => {
    const book = new NameBook(['_row', 'Year']);
    expect(book.take('year', 'incidents')).toBe('incidents year');
    expect(book.take('Date', 'incidents')).toBe('Date');
    expect(book.take('DATE', 'weather')).toBe('weather DATE');
    expect(book.take('date', 'weather')).toBe('weather date 2');
  });
});
