import { describe, expect, it } from 'vitest';
import { quotas, SampleDraw, yearIn } from '../../../src/domain/table/sample.ts';

describe('a sample', () => {
  it('has exactly as many records as were asked for, the same ones for a seed', () => {
    const draw = (seed: number) => {
      const sample = new SampleDraw(new Map([['', 1000]]), 137, seed);
      return Array.from({ length: 1000 }, () => sample.take(''));
    };
    expect(draw(1).filter(Boolean)).toHaveLength(137);
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  it('takes each record as often as any other', () => {
    const taken = Array.from({ length: 10 }, () => 0);
    for (let seed = 0; seed < 3000; seed++) {
      const sample = new SampleDraw(new Map([['', 10]]), 3, seed);
      taken.forEach((n, i) => (taken[i] = n + (sample.take('') ? 1 : 0)));
    }
    for (const n of taken) expect(n / 3000).toBeCloseTo(0.3, 1);
  });

  it('shares what a small year lacks among the others', () => {
    const records = new Map([
      ['2014', 100],
      ['2015', 100],
      ['2016', 5],
    ]);
    expect(Object.fromEntries(quotas(records, 65))).toEqual({ 2016: 5, 2014: 30, 2015: 30 });
    expect(Object.fromEntries(quotas(records, 1e6))).toEqual({ 2016: 5, 2014: 100, 2015: 100 });
  });

  it.each([
    ['01/31/2015 11:30:00 PM', '2015'],
    ['2003-05-13', '2003'],
    ['12345678', ''],
    ['', ''],
  ])('sees the year in %j', (text, year) => {
    expect(yearIn(text)).toBe(year);
  });
});
