import { describe, expect, it } from 'vitest';
import { brier } from '../../../src/domain/metrics/brier.ts';
import { logLoss } from '../../../src/domain/metrics/logLoss.ts';
import reference from './reference.json';

describe('logLoss and brier', () => {
  it.each(reference.cases)('agree with scikit-learn (%#)', (one) => {
    expect(logLoss(one.a, one.outcomes)).toBeCloseTo(one.logLoss, 12);
    expect(brier(one.a, one.outcomes)).toBeCloseTo(one.brier, 12);
  });

  it('charge a certain mistake with the clipped score', () => {
    expect(logLoss([0], [1])).toBeCloseTo(-Math.log(1e-7), 9);
    expect(brier([0], [1])).toBe(1);
  });
});
