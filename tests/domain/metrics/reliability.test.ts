import { describe, expect, it } from 'vitest';
import { calibrationError, reliability } from '../../../src/domain/metrics/reliability.ts';
import { thresholdIndex } from '../../../src/domain/metrics/thresholds.ts';
import { wilson } from '../../../src/domain/metrics/wilson.ts';
import reference from './reference.json';

describe('the reliability curve', () => {
  const both = [
    ['equal width', 'width', 'widthError'],
    ['equal mass', 'mass', 'massError'],
  ] as const;

  it.each(both)('of %s has the reference’s bins and error', (binning, key, error) => {
    for (const { a, outcomes, calibration } of reference.cases) {
      const bins = reliability(thresholdIndex(a, outcomes), binning);
      expect(bins.map(({ rows }) => rows)).toEqual(calibration[key].map(([rows]) => rows));
      for (const [i, bin] of bins.entries()) {
        expect(bin.meanScore).toBeCloseTo(calibration[key][i]![1]!, 12);
        expect(bin.rate.share).toBeCloseTo(calibration[key][i]![2]!, 12);
        expect(bin.rate).toEqual(wilson(bin.arrests, bin.rows));
      }
      expect(calibrationError(bins)).toBeCloseTo(calibration[error], 12);
    }
  });

  it('puts an edge into the bin below it, and 0 into the first', () => {
    const bins = reliability(thresholdIndex([0, 0.1, 0.100001, 0.2], [0, 1, 0, 1]), 'equal width');
    expect(bins.map(({ low, high, rows }) => [low, high, rows])).toEqual([
      [0, 0.1, 2],
      [0.100001, 0.2, 2],
    ]);
  });

  it('has no error where every bin keeps its promise', () => {
    const bins = reliability(thresholdIndex([0.5, 0.5, 1], [1, 0, 1]), 'equal width');
    expect(calibrationError(bins)).toBe(0);
  });
});
