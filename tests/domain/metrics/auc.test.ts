import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auc } from '../../../src/domain/metrics/auc.ts';
import { cpuTime } from './cpu.ts';
import { aucOfAllPairs, tiedRows } from './oracles.ts';
import reference from './reference.json';

describe('auc', () => {
  it('is what comparing all pairs gives, ties counting one half', () => {
    fc.assert(
      fc.property(tiedRows, ({ scores, outcomes }) => {
        expect(auc(scores, outcomes)).toBeCloseTo(aucOfAllPairs(scores, outcomes), 12);
      }),
    );
  });

  it.each(reference.cases)('agrees with scikit-learn (%#)', ({ a, outcomes, auc: expected }) => {
    expect(Math.abs(auc(a, outcomes) - expected)).toBeLessThan(1e-9);
  });

  it('is 1 for a perfect order, 0 for the reverse, 0.5 when all scores are equal', () => {
    expect(auc([0.1, 0.2, 0.3], [0, 1, 1])).toBe(1);
    expect(auc([0.3, 0.2, 0.1], [0, 1, 1])).toBe(0);
    expect(auc([0.2, 0.2, 0.2], [0, 1, 1])).toBe(0.5);
  });

  it('is NaN where a class is missing or a score is no number', () => {
    expect(auc([0.1, 0.2], [1, 1])).toBeNaN();
    expect(auc([], [])).toBeNaN();
    expect(auc([0.1, NaN], [1, 0])).toBeNaN();
  });

  it('refuses scores and outcomes of different lengths', () => {
    expect(() => auc([0.1], [1, 0])).toThrow('1 scores for 2 outcomes');
  });

  it('takes a million rows well within a second', () => {
    const rows = 1_000_000;
    const scores = Float32Array.from({ length: rows }, () => Math.random());
    const outcomes = Uint8Array.from(scores, (score) => Number(Math.random() < score));
    const time = cpuTime(() => expect(auc(scores, outcomes)).toBeCloseTo(5 / 6, 2));
    expect(time).toBeLessThan(1000);
  });
});
