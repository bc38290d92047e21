import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gainsTable } from '../../../src/domain/metrics/gains.ts';
import { massGroups } from '../../../src/domain/metrics/massGroups.ts';
import {
  averagePrecision,
  precisionRecall,
  thinPrecisionRecall,
} from '../../../src/domain/metrics/precisionRecall.ts';
import { performanceOf } from '../../../src/domain/metrics/performance.ts';
import { thresholdIndex } from '../../../src/domain/metrics/thresholds.ts';
import { tiedRows } from './oracles.ts';
import reference from './reference.json';

describe('the precision-recall curve', () => {
  it.each(reference.cases)('has scikit-learn’s average precision (%#)', (one) => {
    const index = thresholdIndex(one.a, one.outcomes);
    expect(Math.abs(averagePrecision(index) - one.averagePrecision)).toBeLessThan(1e-9);
  });

  const drawn = reference.cases.flatMap(({ a, outcomes, precisionRecall: points }) =>
    points ? [{ a, outcomes, points }] : [],
  );
  it.each(drawn)('goes through scikit-learn’s points (%#)', ({ a, outcomes, points }) => {
    const [recall = [], precision = [], thresholds = []] = points;
    const curve = precisionRecall(thresholdIndex(a, outcomes));
    // scikit-learn 1.2 leaves out thresholds below the first with full recall.
    for (const [i, threshold] of thresholds.entries()) {
      expect(curve.thresholds[i]).toBe(threshold);
      expect(curve.recall[i]).toBeCloseTo(recall[i]!, 12);
      expect(curve.precision[i]).toBeCloseTo(precision[i]!, 12);
    }
  });

  it('keeps both ends and the extremes when it is thinned', () => {
    const scores = Float64Array.from({ length: 5000 }, (_, i) => Math.abs(Math.sin(i * i)));
    const outcomes = Uint8Array.from(scores, (score, i) => Number(Math.abs(Math.cos(i)) < score));
    const full = precisionRecall(thresholdIndex(scores, outcomes));
    const thinned = thinPrecisionRecall(full, 100);
    expect(thinned.recall.length).toBeLessThanOrEqual(100);
    expect(thinned.thresholds[0]).toBe(full.thresholds[0]);
    expect(thinned.recall.at(-1)).toBe(1);
    expect(Math.min(...thinned.precision)).toBe(Math.min(...full.precision));
    expect(thinned.recall).toEqual(thinned.recall.toSorted());
  });

  it('is empty without arrests', () => {
    expect(precisionRecall(thresholdIndex([0.1], [0])).recall).toHaveLength(0);
    expect(averagePrecision(thresholdIndex([0.1], [0]))).toBeNaN();
  });
});

describe('groups of equal size', () => {
  it.each(['highest', 'lowest'] as const)('hold every row once, from the %s', (from) => {
    fc.assert(
      fc.property(tiedRows, fc.integer({ min: 1, max: 8 }), ({ scores, outcomes }, count) => {
        const index = thresholdIndex(scores, outcomes);
        const groups = massGroups(index, count, from);
        expect(groups.length).toBeLessThanOrEqual(count);
        expect(groups.map((g) => g.from)).toEqual([0, ...groups.slice(0, -1).map((g) => g.to)]);
        expect(groups.at(-1)?.to).toBe(index.scores.length);
        const sum = (of: (group: (typeof groups)[number]) => number) =>
          groups.reduce((total, group) => total + of(group), 0);
        expect(sum((g) => g.rows)).toBe(scores.length);
        expect(sum((g) => g.arrests)).toBe(index.arrests);
        expect(sum((g) => g.scoreSum)).toBeCloseTo(
          scores.reduce((a, b) => a + b),
          9,
        );
      }),
    );
  });
});

describe('gainsTable', () => {
  it.each(reference.cases)('agrees with numpy (%#)', ({ a, outcomes, gains }) => {
    const table = gainsTable(thresholdIndex(a, outcomes));
    expect(table).toHaveLength(gains.length);
    for (const [i, group] of table.entries()) {
      const found = [
        ...[group.lowerThreshold, group.rows, group.arrests, group.lift, group.cumulativeLift],
        ...[group.cumulativeCapture, group.cumulativeMeanScore, group.kolmogorovSmirnov],
      ];
      found.forEach((value, k) => expect(value, `group ${i}, ${k}`).toBeCloseTo(gains[i]![k]!, 12));
    }
  });

  it('ends with all rows and a lift of one', () => {
    const { a, outcomes } = reference.cases[0]!;
    expect(gainsTable(thresholdIndex(a, outcomes)).at(-1)).toMatchObject({
      cumulativeShare: 1,
      cumulativeLift: 1,
      cumulativeCapture: 1,
      cumulativeGain: 0,
    });
  });
});

describe('performanceOf', () => {
  it.each(reference.cases)('brings the figures together (%#)', (one) => {
    const found = performanceOf(one.a, one.outcomes);
    expect(found.auc.auc).toBeCloseTo(one.auc, 12);
    expect(found.losses.logLoss).toBeCloseTo(one.logLoss, 12);
    expect(found.losses.brier).toBeCloseTo(one.brier, 12);
    expect(found.averagePrecision).toBeCloseTo(one.averagePrecision, 12);
    expect(found.equalMass.error).toBeCloseTo(one.calibration.massError, 12);
    expect(found.equalWidth.error).toBeCloseTo(one.calibration.widthError, 12);
  });
});
