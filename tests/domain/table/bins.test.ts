import { describe, expect, it } from 'vitest';
import { planBins, planDayBins } from '../../../src/domain/table/bins.ts';

const DAY = 86_400_000;

describe('the bars of a histogram', () => {
  it.each([
    [0, 23],
    [2001, 2017],
    [41.6445, 42.0229],
    [-122.52, -120.5],
    [0, 0],
    [0.5, 0.5],
    [-7, 1e12],
    [1e-9, 3e-9],
    [-1e300, 1e300],
    [11_000_000, 11_000_001],
  ])('hold everything from %d to %d, in at most 30 bars of equal width', (low, high) => {
    const { edges } = planBins(low, high);
    expect(edges.length).toBeGreaterThanOrEqual(2);
    expect(edges.length).toBeLessThanOrEqual(31);
    expect(edges[0]).toBeLessThanOrEqual(low);
    expect(edges.at(-1)).toBeGreaterThan(high);
    const first = edges[1]! - edges[0]!;
    edges.slice(1).forEach((to, i) => {
      expect((to - edges[i]!) / first).toBeCloseTo(1, 3);
    });
  });

  it('stand between round numbers', () => {
    expect(planBins(0, 23).edges).toEqual(Array.from({ length: 25 }, (_, i) => i));
    expect(planBins(41.6445, 42.0229).edges.slice(0, 3)).toEqual([41.64, 41.66, 41.68]);
  });

  it('of dates are whole days from midnight', () => {
    const { edges } = planDayBins(Date.UTC(2015, 0, 1, 8), Date.UTC(2015, 11, 31, 23));
    for (const edge of edges) expect(edge % DAY).toBe(0);
    expect(planDayBins(Date.UTC(2015, 0, 1, 8), Date.UTC(2015, 0, 1, 9)).edges).toEqual([
      Date.UTC(2015, 0, 1),
      Date.UTC(2015, 0, 2),
    ]);
  });
});
