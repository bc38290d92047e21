import { describe, expect, it } from 'vitest';
import { BEYOND } from '../../../src/domain/features/coded.ts';
import { fitLevels, globalCodes, RAW_CODES } from '../../../src/domain/features/levels.ts';
import { standardised, statisticsOf } from '../../../src/domain/features/numbers.ts';

const YEARS = { name: 'Year', text: (code: number) => String(code - 1) };

function counted(rows: Readonly<Record<number, number>>): Uint32Array {
  const counts = new Uint32Array(RAW_CODES);
  Object.entries(rows).forEach(([code, n]) => (counts[Number(code)] = n));
  return counts;
}

describe('levels', () => {
  const counts = counted({ 0: 9, 2014: 5, 2015: 7, 2016: 2, [BEYOND]: 50 });

  it('are the texts seen often enough in training rows, most frequent first', () => {
    const { levels, raw } = fitLevels({ ...YEARS, clipped: false }, counts);
    expect(levels).toEqual(['2014', '2013']);
    expect(raw).toEqual([2015, 2014]);
  });

  it('get the codes after missing and unknown; what is rare or past the most is unknown', () => {
    const fitted = fitLevels(
      { ...YEARS, text: (c) => (c === BEYOND ? undefined : String(c - 1)), clipped: false },
      counts,
    );
    const codes = globalCodes({ name: 'Year', levels: fitted.levels, offset: 100 }, fitted);
    expect([0, 2015, 2014, 2016, 2040, BEYOND].map((raw) => codes[raw])).toEqual([
      100, 102, 103, 101, 101, 101,
    ]);
  });

  it('after the last that training knows count as that last, where they are clipped', () => {
    const fitted = fitLevels({ ...YEARS, clipped: true }, counted({ 2014: 5, 2015: 7 }));
    const codes = globalCodes({ name: 'Year', levels: fitted.levels, offset: 0 }, fitted);
    expect([2013, 2015, 2016, 2040].map((raw) => codes[raw])).toEqual([1, 2, 2, 2]);
  });
});

describe('a number', () => {
  it('is measured by how often each value stands, without the missing', () => {
    const values = Float64Array.of(Number.NaN, 1, 4);
    expect(statisticsOf('x', values, [2, 2, 1])).toEqual({
      ...{ name: 'x', mean: 2, missing: 2 },
      sd: Math.sqrt(2),
    });
    expect(statisticsOf('x', Float64Array.of(Number.NaN)).mean).toBeNull();
  });

  it('becomes its distance from the mean in deviations, and the mean where it is missing', () => {
    expect(standardised(7, { mean: 3, sd: 2 })).toBe(2);
    expect(standardised(Number.NaN, { mean: 3, sd: 2 })).toBe(0);
  });
});
