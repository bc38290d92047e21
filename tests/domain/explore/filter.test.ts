import { describe, expect, it } from 'vitest';
import type { Dimension } from '../../../src/domain/explore/dimension.ts';
import { filterOf } from '../../../src/domain/explore/filter.ts';
import { TIME_CUTS } from '../../../src/domain/explore/names.ts';

const common = { unit: '', byDay: false };
const DIMENSIONS: readonly Dimension[] = [
  { ...common, column: 'Month', label: 'Month', cut: TIME_CUTS.Month },
  { ...common, column: 'HourOfDay', label: 'Hour of the day', unit: 'h', cut: TIME_CUTS.HourOfDay },
  {
    ...common,
    column: 'a"; drop',
    label: 'Offence',
    cut: {
      kind: 'levels',
      values: ["O'HARE", 'B', 'C', 'D', 'E'],
      labels: ["O'HARE", 'B', 'C', 'D', 'E'],
      more: true,
    },
  },
  {
    ...common,
    column: 't',
    label: 'Warmth',
    unit: '°C',
    cut: { kind: 'bins', of: 'numbers', edges: [-5, 0, 5] },
  },
];

describe('a filter', () => {
  it('says in words what it keeps', () => {
    const words = (...brushes: [number, number[]][]) =>
      filterOf(DIMENSIONS, new Map(brushes))?.words;
    expect(words([0, [5, 6, 7]])).toBe('Month: June to August');
    expect(words([1, [20, 21, 22, 23]], [0, [0]])).toBe(
      'Hour of the day: 20 to 23\u00a0h; Month: January',
    );
    expect(words([0, [0, 1, 11]])).toBe('Month: January to February or December');
    expect(words([2, [0, 1]])).toBe("Offence: O'HARE or B");
    expect(words([2, [0, 1, 2, 3, 5]])).toBe("Offence: O'HARE, B, C or 2 more");
    expect(words([3, [0]])).toBe('Warmth: \u22125 to 0\u00a0°C');
    expect(words()).toBeUndefined();
  });

  it('quotes names and values, whatever they are', () => {
    const sql = filterOf(DIMENSIONS, new Map([[2, [0, 5]]]))?.sql;
    expect(sql).toBe(
      `(cast("a""; drop" as varchar) in ('O''HARE') or cast("a""; drop" as varchar) not in ('O''HARE', 'B', 'C', 'D', 'E'))`,
    );
  });

  it('keeps nothing where nothing is chosen', () => {
    expect(filterOf(DIMENSIONS, new Map([[0, []]]))?.sql).toBe('(false)');
  });
});
