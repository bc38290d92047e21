import { describe, expect, it } from 'vitest';
import { fitLookup, scoreLookup } from '../../support/lookup.ts';

describe('the lookup baseline', () => {
  const codes = [0, 0, 0, 0, 2];
  const outcomes = [1, 1, 1, 0, 0];

  it('draws each rate towards the overall one', () => {
    const { rates, prior } = fitLookup(codes, outcomes, { vocabulary: 3 });
    expect(prior).toBeCloseTo(0.6);
    expect(rates[0]).toBeCloseTo((3 + 20 * 0.6) / 24);
    expect(rates[1]).toBeCloseTo(0.6);
    expect(rates[2]).toBeCloseTo((20 * 0.6) / 21);
  });

  it('scores rows by code, with the overall rate for codes it has not met', () => {
    const table = fitLookup(codes, outcomes, { vocabulary: 3, strength: 0 });
    expect([...scoreLookup(table, Uint16Array.of(0, 2, 9))]).toEqual([0.75, 0, 0.6]);
  });
});
