import { describe, expect, it } from 'vitest';
import { costOf } from '../../../src/domain/network/cost.ts';
import { EXAMPLE_2015, type NetworkSpec } from '../../../src/domain/network/spec.ts';

const facts = {
  rows: { train: 800_000, validation: 100_000, holdout: 100_000 },
  ...{ fields: 17, numbers: 10, vocabulary: 1254, bytes: 79_000_000 },
};
const spec = { ...EXAMPLE_2015, epochs: 4, batchSize: 1000 };

describe('the cost of a training', () => {
  const workOf = (change: Partial<NetworkSpec> = {}) =>
    costOf({ ...spec, ...change }, facts, null).workPerRow;

  it('counts every weight once', () => {
    const { parameters } = costOf(spec, facts, null);
    expect(parameters).toBe((1254 + 10) * 200 + 200 + 200 * 200 + 200 + 200 + 1);
    const { parameters: embedded } = costOf({ ...spec, embedding: 32 }, facts, null);
    expect(embedded).toBe((1254 + 10) * 32 + 32 + 32 * 200 + 200 + 200 * 200 + 200 + 200 + 1);
  });

  it('has the products of a row’s 27 inputs, not of the vocabulary', () => {
    const wide = { ...facts, vocabulary: 2 * facts.vocabulary };
    const endless = { batchSize: 1e9 };
    const rows = { train: 1e9, validation: 0, holdout: 0 };
    const { workPerRow } = costOf({ ...spec, ...endless }, { ...facts, rows }, null);
    const wider = costOf({ ...spec, ...endless }, { ...wide, rows }, null).workPerRow;
    expect(wider / workPerRow).toBeCloseTo(1, 4);
  });

  it('grows with maxout’s second sum, and shrinks with an embedding and with dropout', () => {
    expect(workOf({ activation: 'maxout' }) / workOf()).toBeGreaterThan(1.9);
    expect(workOf({ embedding: 16 })).toBeLessThan(workOf());
    expect(workOf({ dropout: [0] })).toBeGreaterThan(1.3 * workOf({ dropout: [0.5] }));
  });

  it('has a row bear its part of the updates: more in a small batch', () => {
    const [small, large] = [workOf({ batchSize: 100 }), workOf({ batchSize: 200 })];
    const { parameters } = costOf(spec, facts, null);
    expect((small - large) / (parameters / 100 - parameters / 200)).toBeCloseTo(64);
  });

  it('takes as long as the epochs at the measured rate, and scoring between them', () => {
    const workPerRow = workOf();
    const { seconds } = costOf(spec, facts, { samplesPerSecond: 200_000, workPerRow });
    const training = (800_000 * 4) / 200_000;
    expect(seconds).toBeGreaterThan(training);
    // 1.4 million rows are scored, each at less than three quarters of a training row's work.
    expect(seconds).toBeLessThan(training + (0.75 * 1_400_000) / 200_000);
    expect(costOf(spec, facts, null).seconds).toBeNull();
  });

  it('scales a rate that was measured on another network', () => {
    const small = { ...spec, hidden: [50] };
    const rate = { samplesPerSecond: 1_000_000, workPerRow: workOf(small) };
    const ratio = costOf(spec, facts, rate).seconds! / costOf(small, facts, rate).seconds!;
    expect(ratio / (workOf() / workOf(small))).toBeCloseTo(1, 1);
  });

  // Milliseconds a step of our WASM kernels on one thread, as they were measured when the costs were fitted.
  it.each([
    { hidden: [200, 200], batchSize: 256, dropout: [0.5], inputs: 27, ms: 1.301 },
    { hidden: [200, 200], batchSize: 1024, dropout: [0], inputs: 27, ms: 6.432 },
    { hidden: [400, 200], batchSize: 1024, dropout: [0.5], inputs: 75, ms: 20.57 },
    { hidden: [200, 200], batchSize: 256, dropout: [0.5], inputs: 75, ms: 3.265 },
    { hidden: [64, 32], batchSize: 256, dropout: [0.5], inputs: 27, ms: 0.321 },
    { hidden: [], batchSize: 1024, dropout: [0], inputs: 27, ms: 0.238 },
  ])('tells $hidden in batches of $batchSize from the example', ({ ms, inputs, ...change }) => {
    const shapes = {
      27: { fields: 17, numbers: 10, vocabulary: 1258 },
      75: { fields: 45, numbers: 30, vocabulary: 5850 },
    };
    const shape = shapes[inputs as 27 | 75];
    const rows = { train: 1e6, validation: 0, holdout: 0 };
    const example = { ...EXAMPLE_2015, batchSize: 1024 };
    const { workPerRow } = costOf(example, { rows, ...shapes[27], bytes: 0 }, null);
    const rate = { samplesPerSecond: (1024 / 4.46) * 1000, workPerRow };
    const now = costOf({ ...EXAMPLE_2015, ...change }, { rows, ...shape, bytes: 0 }, rate);
    const took = (ms / 1000) * (1e6 / change.batchSize) * EXAMPLE_2015.epochs;
    expect(now.seconds! / took).toBeGreaterThan(0.7);
    expect(now.seconds! / took).toBeLessThan(1.6);
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
