import { describe, expect, it } from 'vitest';
import { judgePart } from '../../../src/domain/map/verdict.ts';
import { auc } from '../../../src/domain/metrics/auc.ts';

const scores = Float64Array.from({ length: 1000 }, (_, i) => ((i * 7919) % 1000) / 1000);
const outcomes = Uint8Array.from(scores, (p, i) => Number((i * 31) % 100 < p * 100));

describe('the verdict on a part', () => {
  it('has the AUC, both rates, and groups that add up to it', () => {
    const verdict = judgePart(scores, outcomes);
    const arrests = outcomes.reduce((sum, y) => sum + y, 0);
    expect(verdict).toMatchObject({ incidents: 1000, arrests });
    expect(verdict.auc.auc).toBeCloseTo(auc(scores, outcomes), 12);
    expect(verdict.observed.share).toBeCloseTo(arrests / 1000);
    expect(verdict.predicted).toBeCloseTo(scores.reduce((sum, p) => sum + p, 0) / 1000);
    expect(verdict.calibration).toHaveLength(10);
    const sum = verdict.calibration.reduce((n, group) => n + group.incidents, 0);
    expect(sum).toBe(1000);
    const means = verdict.calibration.map(({ predicted }) => predicted);
    expect(means).toEqual([...means].sort((a, b) => a - b));
  });

  it('says nothing of nothing, and has one group of few', () => {
    const none = judgePart(new Float64Array(), new Uint8Array());
    expect(none.incidents).toBe(0);
    expect(none.auc.auc).toBeNaN();
    expect(none.calibration).toEqual([]);
    expect(judgePart(scores.slice(0, 15), outcomes.slice(0, 15)).calibration).toHaveLength(1);
  });
});
