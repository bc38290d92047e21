import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auc } from '../../../src/domain/metrics/auc.ts';
import { rocCurve, thin, type RocCurve } from '../../../src/domain/metrics/roc.ts';
import { tiedRows } from './oracles.ts';
import reference from './reference.json';

describe('rocCurve', () => {
  it('runs from (0, 0) at Infinity to (1, 1), one point per distinct score', () => {
    const curve = rocCurve([0.9, 0.5, 0.5, 0.1], [1, 1, 0, 0]);
    expect([...curve.thresholds]).toEqual([Infinity, 0.9, 0.5, 0.1]);
    expect([...curve.falsePositiveRate]).toEqual([0, 0, 0.5, 1]);
    expect([...curve.truePositiveRate]).toEqual([0, 0.5, 1, 1]);
  });

  it('has the AUC as its trapezoid area', () => {
    fc.assert(
      fc.property(tiedRows, ({ scores, outcomes }) => {
        expect(areaOf(rocCurve(scores, outcomes))).toBeCloseTo(auc(scores, outcomes), 12);
      }),
    );
  });

  const withCurve = reference.cases.filter((one) => one.roc !== null);
  it.each(withCurve)('agrees with scikit-learn (%#)', ({ a, outcomes, roc }) => {
    const curve = rocCurve(a, outcomes);
    expectClose(curve.falsePositiveRate, roc[0]);
    expectClose(curve.truePositiveRate, roc[1]);
    expectClose(curve.thresholds.subarray(1), roc[2]);
  });

  it('is empty where a class is missing', () => {
    expect(rocCurve([0.1, 0.2], [0, 0]).thresholds).toHaveLength(0);
  });
});

describe('thin', () => {
  const rows = 20_000;
  const scores = Float64Array.from({ length: rows }, (_, i) => Math.abs(Math.sin(i * i)));
  const outcomes = Uint8Array.from(scores, (score, i) => Number(Math.abs(Math.cos(i)) < score));
  const full = rocCurve(scores, outcomes);

  it.each([2, 3, 10, 101, 500])('keeps both ends and at most %i points', (maxPoints) => {
    const thinned = thin(full, maxPoints);
    expect(thinned.thresholds.length).toBeLessThanOrEqual(maxPoints);
    expect(thinned.thresholds[0]).toBe(Infinity);
    expect(thinned.truePositiveRate.at(-1)).toBe(1);
    expect(thinned.falsePositiveRate.at(-1)).toBe(1);
  });

  it('stays monotone', () => {
    const { truePositiveRate, falsePositiveRate, thresholds } = thin(full, 64);
    expect(truePositiveRate).toEqual(truePositiveRate.toSorted());
    expect(falsePositiveRate).toEqual(falsePositiveRate.toSorted());
    expect(thresholds).toEqual(thresholds.toSorted().reverse());
  });

  it.each([10, 50, 400])('loses no more area than it says at %i points', (maxPoints) => {
    const lost = Math.abs(areaOf(thin(full, maxPoints)) - areaOf(full));
    expect(lost).toBeLessThan(1 / (2 * Math.floor(maxPoints / 2)));
  });

  it('leaves a short curve alone', () => {
    const curve = rocCurve([0.1, 0.2], [0, 1]);
    expect(thin(curve, 3)).toBe(curve);
  });
});

function areaOf({ falsePositiveRate: x, truePositiveRate: y }: RocCurve): number {
  let area = 0;
  for (let i = 1; i < x.length; i++) area += ((x[i]! - x[i - 1]!) * (y[i]! + y[i - 1]!)) / 2;
  return area;
}

function expectClose(actual: Float64Array, expected: readonly number[] = []): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 12));
}
