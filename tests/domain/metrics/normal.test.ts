import { describe, expect, it } from 'vitest';
import { normalQuantile, normalTail } from '../../../src/domain/metrics/normal.ts';
import reference from './reference.json';

/** Relative to the size of the expected value, so that far tails count too. */
function gap(actual: number, expected: number): number {
  return Math.abs(actual - expected) / Math.max(Math.abs(expected), Number.MIN_VALUE);
}

describe('the normal distribution', () => {
  it.each(reference.normal.cdf)('has its known share below %f', (x, expected) => {
    expect(gap(normalTail(-x), expected)).toBeLessThan(1e-12);
  });

  it.each(reference.normal.quantile)('has its known quantile at %f', (p, expected) => {
    if (expected === 0) expect(normalQuantile(p)).toBeCloseTo(0, 12);
    else expect(gap(normalQuantile(p), expected)).toBeLessThan(1e-12);
  });

  it('reaches its limits', () => {
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
    expect(normalTail(Infinity)).toBe(0);
    expect(normalQuantile(1.1)).toBeNaN();
  });
});
