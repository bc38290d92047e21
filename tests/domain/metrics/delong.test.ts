import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delongInterval, delongPaired } from '../../../src/domain/metrics/delong.ts';
import { cpuTime } from './cpu.ts';
import { aucOfAllPairs, errorOfAllPairs, tiedRows } from './oracles.ts';
import reference from './reference.json';

const tolerance = 1e-9;

describe('delongInterval', () => {
  it('is what counting out all pairs gives', () => {
    fc.assert(
      fc.property(tiedRows, ({ scores, outcomes }) => {
        const { auc, standardError } = delongInterval(scores, outcomes);
        expect(auc).toBeCloseTo(aucOfAllPairs(scores, outcomes), 12);
        expect(standardError).toBeCloseTo(errorOfAllPairs(scores, outcomes), 12);
      }),
    );
  });

  it.each(reference.cases)('agrees with numpy (%#)', ({ a, outcomes, auc, delong }) => {
    const found = delongInterval(a, outcomes);
    expect(Math.abs(found.auc - auc)).toBeLessThan(tolerance);
    expect(Math.abs(found.standardError - delong.standardErrorA)).toBeLessThan(tolerance);
    const reach = 1.959963984540054 * delong.standardErrorA;
    expect(Math.abs(found.low - (auc - reach))).toBeLessThan(tolerance);
    expect(Math.abs(found.high - (auc + reach))).toBeLessThan(tolerance);
  });

  it('is a point for a perfect order and stays inside 0..1', () => {
    const perfect = delongInterval([0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1]);
    expect(perfect).toEqual({ auc: 1, low: 1, high: 1, standardError: 0 });
    expect(delongInterval([0.1, 0.8, 0.7, 0.9], [0, 0, 1, 1]).high).toBe(1);
  });

  it('is NaN where the spread or a class is missing, or a score is no number', () => {
    expect(delongInterval([0.1, 0.2, 0.3], [0, 0, 1]).standardError).toBeNaN();
    expect(delongInterval([0.1, 0.2], [1, 1]).auc).toBeNaN();
    expect(delongInterval([0.1, 0.2, NaN, 0.3], [0, 0, 1, 1]).auc).toBeNaN();
  });
});

describe('delongPaired', () => {
  it.each(reference.cases)('agrees with numpy (%#)', ({ a, b, outcomes, delong }) => {
    const found = delongPaired(a, b, outcomes);
    for (const key of ['difference', 'low', 'high', 'z', 'p'] as const) {
      expect(Math.abs(found[key] - delong[key]), key).toBeLessThan(tolerance);
    }
  });

  it('finds no difference between scores of the same order', () => {
    const outcomes = [0, 1, 0, 1];
    expect(delongPaired([1, 2, 3, 4], [1, 4, 9, 16], outcomes)).toEqual({
      difference: 0,
      low: 0,
      high: 0,
      z: 0,
      p: 1,
    });
  });

  it('changes sign when the scores trade places', () => {
    const { a, b, outcomes } = reference.cases[0]!;
    const [there, back] = [delongPaired(a, b, outcomes), delongPaired(b, a, outcomes)];
    expect(back.difference).toBeCloseTo(-there.difference, 12);
    expect(back.p).toBeCloseTo(there.p, 12);
  });

  it('takes a million rows well within a second', () => {
    const rows = 1_000_000;
    const a = Float32Array.from({ length: rows }, () => Math.random());
    const b = a.map((score) => score + Math.random());
    const outcomes = Uint8Array.from(a, (score) => Number(Math.random() < score));
    const time = cpuTime(() => {
      expect(delongPaired(a, b, outcomes).difference).toBeGreaterThan(0);
    });
    expect(time).toBeLessThan(2000);
  });
});
