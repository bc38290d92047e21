import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beforeAndAfter, calibrate, CALIBRATIONS } from '../../../src/domain/metrics/calibrate.ts';
import { fitIsotonic, isotonicRate } from '../../../src/domain/metrics/isotonic.ts';
import { logLoss } from '../../../src/domain/metrics/logLoss.ts';
import { fitTemperature, tempered } from '../../../src/domain/metrics/temperature.ts';
import { thresholdIndex } from '../../../src/domain/metrics/thresholds.ts';
import { tiedRows } from './oracles.ts';
import reference from './reference.json';

describe('isotonic regression', () => {
  it.each(reference.cases)('is scikit-learn’s, ties included (%#)', (one) => {
    const fit = fitIsotonic(thresholdIndex(one.a, one.outcomes));
    const [scores = [], rates = []] = one.recalibration.isotonic;
    scores.forEach((s, i) => expect(isotonicRate(fit, s), `at ${s}`).toBeCloseTo(rates[i]!, 12));
    one.recalibration.fitted?.forEach((rate, row) => {
      expect(isotonicRate(fit, one.a[row]!)).toBeCloseTo(rate, 12);
    });
  });

  it('never falls, and keeps the overall rate', () => {
    fc.assert(
      fc.property(tiedRows, ({ scores, outcomes }) => {
        const fit = fitIsotonic(thresholdIndex(scores, outcomes));
        expect(fit.rates).toEqual(fit.rates.toSorted());
        const fitted = calibrate(fit, scores);
        const sum = (values: ArrayLike<number>) =>
          Array.from(values).reduce((total, value) => total + value, 0);
        expect(sum(fitted)).toBeCloseTo(sum(outcomes), 9);
      }),
    );
  });

  it('stays level beyond its ends', () => {
    const fit = fitIsotonic(thresholdIndex([0.2, 0.4, 0.6], [0, 1, 1]));
    expect(isotonicRate(fit, 0)).toBe(0);
    expect(isotonicRate(fit, 0.3)).toBeCloseTo(0.5);
    expect(isotonicRate(fit, 1)).toBe(1);
  });
});

describe('temperature scaling', () => {
  it.each(reference.cases)('finds the temperature that scipy’s search finds (%#)', (one) => {
    const { temperature } = fitTemperature(thresholdIndex(one.a, one.outcomes));
    expect(temperature / one.recalibration.temperature).toBeCloseTo(1, 6);
    const [scores = []] = one.recalibration.isotonic;
    scores.forEach((score, i) => {
      expect(tempered(score, temperature)).toBeCloseTo(one.recalibration.tempered[i]!, 6);
    });
    const after = calibrate({ kind: 'temperature', temperature }, one.a);
    expect(logLoss(after, one.outcomes)).toBeLessThanOrEqual(logLoss(one.a, one.outcomes));
  });

  it('undoes a temperature that it is given', () => {
    const rates = [0.1, 0.25, 0.5, 0.8];
    const scores = rates.flatMap((rate) => Array<number>(20).fill(tempered(rate, 1 / 3)));
    const outcomes = rates.flatMap((rate) =>
      Array.from({ length: 20 }, (_, i) => +(i < 20 * rate)),
    );
    const { temperature } = fitTemperature(thresholdIndex(scores, outcomes));
    expect(temperature).toBeCloseTo(3, 9);
  });

  it('stays finite where no temperature is best', () => {
    const found = (outcomes: number[], scores = [0.1, 0.9]) =>
      fitTemperature(thresholdIndex(scores, outcomes)).temperature;
    expect(found([0, 1])).toBeGreaterThan(0);
    expect(found([0, 1])).toBeLessThan(0.05);
    expect(found([1, 0])).toBeCloseTo(1e3, 6);
    expect(found([1, 0], [0.5, 0.5])).toBe(1);
  });
});

describe('before and after', () => {
  it.each(Object.keys(CALIBRATIONS) as (keyof typeof CALIBRATIONS)[])(
    'judges other rows than %s was fitted on',
    (kind) => {
      const [fit, judged] = [reference.cases[3]!, reference.cases[2]!];
      const wrong = (scores: readonly number[]) => scores.map((score) => tempered(score, 0.4));
      const calibrator = CALIBRATIONS[kind].fit(thresholdIndex(wrong(fit.a), fit.outcomes));
      const { before, after } = beforeAndAfter(calibrator, wrong(judged.a), judged.outcomes);
      expect(after.logLoss).toBeLessThan(before.logLoss);
      expect(after.brier).toBeLessThan(before.brier);
      expect(after.equalMassError).toBeLessThan(before.equalMassError);
    },
  );
});
