import { describe, expect, it } from 'vitest';
import { checkSpec } from '../../../src/domain/network/check.ts';
import { hiddenLayers } from '../../../src/domain/network/hiddenLayers.ts';
import { countParameters } from '../../../src/domain/network/layers.ts';
import { learningRateAt } from '../../../src/domain/network/rate.ts';
import type { NetworkSpec, ScheduleName } from '../../../src/domain/network/spec.ts';
import { dropoutOf, EXAMPLE_2015 } from '../../../src/domain/network/spec.ts';

describe('a network spec', () => {
  it('is sound for the example, and without hidden layers', () => {
    expect(checkSpec(EXAMPLE_2015)).toBeNull();
    expect(checkSpec({ ...EXAMPLE_2015, hidden: [] })).toBeNull();
  });

  const broken: [string, Partial<NetworkSpec>][] = [
    ['Embedding', { embedding: -1 }],
    ['Embedding', { embedding: 2.5 }],
    ['Embedding', { embedding: 4097 }],
    ['Hidden layers', { hidden: [200, 0] }],
    ['Hidden layers', { hidden: [1.5] }],
    ['Hidden layers', { hidden: Array.from({ length: 13 }, () => 4) }],
    ['Dropout', { dropout: [1] }],
    ['Dropout', { dropout: [0.2, Number.NaN] }],
    ['Input dropout', { inputDropout: 1 }],
    ['Largest norm', { maxNorm: 0 }],
    ['Class weights', { classWeights: [1, 0] }],
    ['Optimiser', { optimiser: { kind: 'sgd', momentum: 1 } }],
    ['Optimiser', { optimiser: { kind: 'adadelta', memory: 0.9, smoothing: 0 } }],
    ['Warm-up', { warmUpSteps: 1.5 }],
    ['Early stopping', { earlyStopping: { metric: 'auc', rounds: 0, tolerance: 0 } }],
    ['Early stopping', { earlyStopping: { metric: 'auc', rounds: 2, tolerance: 1 } }],
    ['L2 decay of the categories', { l2Table: -1 }],
    ['L1 decay', { l1: -1 }],
    ['L2 decay', { l2: Number.POSITIVE_INFINITY }],
    ['Epochs', { epochs: 0 }],
    ['Batch size', { batchSize: 0 }],
    ['Learning rate', { learningRate: 0 }],
    ['Final share of the learning rate', { finalRateShare: 1.1 }],
    ['Seed', { seed: -1 }],
  ];
  it.each(broken)('is refused for %s: %o', (setting, change) => {
    expect(checkSpec({ ...EXAMPLE_2015, ...change })).toMatchObject({
      kind: 'network-invalid',
      setting,
    });
  });

  it('has the parameters of a dense network on one-hot input', () => {
    const inputs = 1254 + 10;
    const dense = inputs * 200 + 200 + 200 * 200 + 200 + 200 * 1 + 1;
    expect(countParameters(EXAMPLE_2015, 1254, 10)).toBe(dense);
    expect(countParameters({ ...EXAMPLE_2015, hidden: [] }, 1254, 10)).toBe(inputs + 1);
  });

  it('lowers its learning rate in a straight line', () => {
    const spec = { ...EXAMPLE_2015, learningRate: 0.2, finalRateShare: 0.1 };
    const rates = [0, 1, 2].map((step) => learningRateAt(spec, step, 3));
    expect(rates[0]).toBeCloseTo(0.2, 12);
    expect(rates[1]).toBeCloseTo(0.11, 12);
    expect(rates[2]).toBeCloseTo(0.02, 12);
    expect(learningRateAt(spec, 0, 1)).toBe(0.2);
  });

  it('lowers it along half a wave, or not at all', () => {
    const spec = { ...EXAMPLE_2015, learningRate: 0.2, finalRateShare: 0.1 };
    const rates = (schedule: ScheduleName) =>
      [0, 1, 2, 3, 4].map((step) => learningRateAt({ ...spec, schedule }, step, 5));
    const wave = [1, 0.5 + Math.SQRT1_2 / 2, 0.5, 0.5 - Math.SQRT1_2 / 2, 0];
    rates('cosine').forEach((rate, step) =>
      expect(rate).toBeCloseTo(0.02 + 0.18 * wave[step]!, 12),
    );
    expect(rates('constant')).toEqual([0.2, 0.2, 0.2, 0.2, 0.2]);
  });

  it('has a dropout for each hidden layer, the last one for all that follow', () => {
    expect([0, 1, 2].map((layer) => dropoutOf({ dropout: [0.1, 0.4] }, layer))).toEqual([
      0.1, 0.4, 0.4,
    ]);
    expect(dropoutOf({ dropout: [] }, 0)).toBe(0);
  });

  it('has an embedding under its hidden layers, linear and without dropout, and none without them', () => {
    const spec = { ...EXAMPLE_2015, hidden: [20, 10], dropout: [0.3, 0.2], embedding: 8 };
    expect(hiddenLayers(spec)).toEqual([
      { units: 8, activation: 'linear', channels: 1, sums: 8, dropout: 0 },
      { units: 20, activation: 'rectifier', channels: 1, sums: 20, dropout: 0.3 },
      { units: 10, activation: 'rectifier', channels: 1, sums: 10, dropout: 0.2 },
    ]);
    expect(hiddenLayers({ ...spec, hidden: [] })).toEqual([]);
    expect(hiddenLayers({ ...spec, embedding: 0 })).toHaveLength(2);
  });

  it('warms up to that line in equal steps', () => {
    const spec = { ...EXAMPLE_2015, learningRate: 0.2, finalRateShare: 1, warmUpSteps: 4 };
    const rates = [0, 1, 2, 3, 4, 5].map((step) => learningRateAt(spec, step, 100));
    [0.05, 0.1, 0.15, 0.2, 0.2, 0.2].forEach((rate, step) =>
      expect(rates[step]).toBeCloseTo(rate, 12),
    );
  });

  it('has two sums a unit for maxout', () => {
    const maxout = { ...EXAMPLE_2015, hidden: [200], activation: 'maxout' } as const;
    expect(countParameters(maxout, 1254, 10)).toBe(1264 * 400 + 400 + 200 + 1);
    const embedded = 1264 * 32 + 32 + 32 * 400 + 400 + 200 + 1;
    expect(countParameters({ ...maxout, embedding: 32 }, 1254, 10)).toBe(embedded);
  });
});
