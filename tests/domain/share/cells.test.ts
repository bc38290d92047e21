import { describe, expect, it } from 'vitest';
import { CSV_CELLS } from '../../../src/domain/share/cells.ts';

describe('a cell of the CSV of rows', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['a,"b"', '"a,""b"""'],
    ['THEFT', 'THEFT'],
  ])('from a text, %j is written as %j', (text, cell) => {
    expect(CSV_CELLS.text(text)).toBe(cell);
  });

  it('stays a number where it is one, minus and all', () => {
    expect(CSV_CELLS.number(-12.5)).toBe('-12.5');
    expect(CSV_CELLS.number(1e-7)).toBe('1e-7');
  });

  it('says a truth in a word and a time on the clock', () => {
    expect([1, 0].map((value) => CSV_CELLS.truth(value))).toEqual(['true', 'false']);
    expect(CSV_CELLS.time(Date.UTC(2015, 0, 31, 23, 30))).toBe('2015-01-31 23:30:00');
  });

  it('is empty where nothing is known', () => {
    for (const cell of Object.values(CSV_CELLS)) expect(cell(null)).toBe('');
  });
});
