import { describe, expect, it } from 'vitest';
import { costOf } from '../../../src/domain/network/cost.ts';
import { EXAMPLE_2015 } from '../../../src/domain/network/spec.ts';

const facts = {
  rows: { train: 800_000, validation: 100_000, holdout: 100_000 },
  ...{ fields: 17, numbers: 10, vocabulary: 1254, bytes: 79_000_000 },
};
const spec = { ...EXAMPLE_2015, epochs: 4, batchSize: 1000 };

describe('the cost of a training', () => {
  it('counts the products of a row’s 27 inputs, not of the vocabulary', () => {
    const { flopsPerRow, parameters } = costOf(spec, facts, null);
    expect(parameters).toBe((1254 + 10) * 200 + 200 + 200 * 200 + 200 + 200 + 1);
    expect(flopsPerRow).toBe(2 * (2 * 27 * 200 + 3 * (200 * 200 + 200)));
  });

  it('doubles the sums of a maxout network', () => {
    const { flopsPerRow } = costOf({ ...spec, activation: 'maxout' }, facts, null);
    expect(flopsPerRow).toBe(2 * (2 * 27 * 400 + 3 * (200 * 400 + 200)));
  });

  it('counts an embedding as a layer of few sums below the hidden ones', () => {
    const { flopsPerRow, parameters } = costOf({ ...spec, embedding: 32 }, facts, null);
    expect(parameters).toBe((1254 + 10) * 32 + 32 + 32 * 200 + 200 + 200 * 200 + 200 + 200 + 1);
    expect(flopsPerRow).toBe(2 * (2 * 27 * 32 + 3 * (32 * 200 + 200 * 200 + 200)));
  });

  it('takes as long as the epochs at the measured rate, and scoring between them', () => {
    const { flopsPerRow } = costOf(spec, facts, null);
    const { seconds } = costOf(spec, facts, { samplesPerSecond: 200_000, flopsPerRow });
    const training = (800_000 * 4) / 200_000;
    expect(seconds).toBeGreaterThan(training);
    // 1.4 million rows are scored, each at less than half of a training row's work.
    expect(seconds).toBeLessThan(training + 1_400_000 / 2 / 200_000);
    expect(costOf(spec, facts, null).seconds).toBeNull();
  });

  it('scales a rate that was measured on another network', () => {
    const small = { ...spec, hidden: [50] };
    const { flopsPerRow } = costOf(small, facts, null);
    const rate = { samplesPerSecond: 1_000_000, flopsPerRow };
    const ratio = costOf(spec, facts, rate).seconds! / costOf(small, facts, rate).seconds!;
    const byWork = costOf(spec, facts, null).flopsPerRow / flopsPerRow;
    // Scoring takes a little less of a deep network's time than of a flat one's.
    expect(ratio / byWork).toBeGreaterThan(0.9);
    expect(ratio / byWork).toBeLessThan(1);
  });

  it('has the rows, and three numbers a weight', () => {
    const { bytes, parameters } = costOf(spec, facts, null);
    expect(bytes).toEqual({
      data: 79_000_000,
      weights: 12 * parameters,
      total: 79_000_000 + 12 * parameters,
    });
  });
});
