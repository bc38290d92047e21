import { describe, expect, it } from 'vitest';
import { hasConverged, isBetterEpoch, isFinished } from '../../../src/domain/network/stopping.ts';
import type { EpochRecord } from '../../../src/domain/network/training.ts';

const record = (validationLoss: number, validationAuc: number): EpochRecord => ({
  ...{ epoch: 1, trainLoss: 0, validationLoss, validationAuc },
  inputWeights: { fields: [], numbers: [] },
});
const losses = (...values: number[]) => values.map((value) => record(value, 0.5));
const aucs = (...values: number[]) => values.map((value) => record(0.5, value));

describe('early stopping', () => {
  const one = { metric: 'logLoss', rounds: 1, tolerance: 0.01 } as const;
  const two = { metric: 'auc', rounds: 2, tolerance: 0 } as const;

  it('compares each epoch with the one before where it looks at one', () => {
    expect(hasConverged(losses(1), one)).toBe(false);
    expect(hasConverged(losses(1, 0.98), one)).toBe(false);
    expect(hasConverged(losses(1, 0.995), one)).toBe(true);
    expect(hasConverged(losses(1, 0.9, 0.95), one)).toBe(true);
  });

  it('compares moving averages where it looks at more, and needs twice as many epochs', () => {
    expect(hasConverged(aucs(0.9, 0.8, 0.7), two)).toBe(false);
    // Averages .85, .75, .65: none above the first.
    expect(hasConverged(aucs(0.9, 0.8, 0.7, 0.6), two)).toBe(true);
    // Averages .85, .85, .9.
    expect(hasConverged(aucs(0.9, 0.8, 0.9, 0.9), two)).toBe(false);
    // Only the last four count.
    expect(hasConverged(aucs(0.1, 0.9, 0.8, 0.7, 0.6), two)).toBe(true);
  });

  it('ends a training, as its last epoch does', () => {
    const spec = { epochs: 3, earlyStopping: one };
    expect(isFinished(spec, losses(1, 0.5))).toBe(false);
    expect(isFinished(spec, losses(1, 1))).toBe(true);
    expect(isFinished(spec, losses(1, 0.5, 0.2))).toBe(true);
    expect(isFinished({ ...spec, earlyStopping: null }, losses(1, 1))).toBe(false);
  });
});

describe('the better epoch', () => {
  const byAuc = { earlyStopping: { metric: 'auc', rounds: 3, tolerance: 0 } } as const;

  it('is that of the lower log-loss, or of the metric that stops', () => {
    const [sharp, ranked] = [record(0.3, 0.8), record(0.4, 0.9)];
    expect(isBetterEpoch({ earlyStopping: null }, sharp, ranked)).toBe(true);
    expect(isBetterEpoch(byAuc, sharp, ranked)).toBe(false);
    expect(isBetterEpoch(byAuc, ranked, sharp)).toBe(true);
  });

  it('is any that comes after one without a figure, and never one without', () => {
    expect(isBetterEpoch(byAuc, record(0.3, 0.5), record(0.3, Number.NaN))).toBe(true);
    expect(isBetterEpoch(byAuc, record(0.3, Number.NaN), record(0.3, 0.5))).toBe(false);
  });
});
