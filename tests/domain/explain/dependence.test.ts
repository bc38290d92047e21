import { describe, expect, it } from 'vitest';
import {
  partialDependence,
  partialDependence2,
  withSettings,
  type Setting,
} from '../../../src/domain/explain/dependence.ts';
import { MATRIX, score } from './model.ts';
import reference from './reference.json';

const ofCode = (code: number): Setting => ({
  label: `code ${code}`,
  codes: [{ field: 0, code }],
  values: [],
});
const ofNumber = (value: number): Setting => ({
  label: `first ${value}`,
  codes: [],
  values: [{ number: 0, value }],
});

describe('partial dependence', () => {
  it('is scikit-learn’s, row by row too', async () => {
    const expected = reference.dependence;
    const found = await partialDependence(MATRIX, expected.codes.map(ofCode), score);
    expected.mean.forEach((mean, s) => expect(found.mean[s]).toBeCloseTo(mean, 12));
    expected.firstRows.forEach((line, row) => {
      line.forEach((value, s) => expect(found.each[s * found.rows + row]).toBeCloseTo(value, 6));
    });
  });

  it('is scikit-learn’s for two features at once', async () => {
    const { codes, numbers, mean } = reference.dependence2;
    const found = await partialDependence2(MATRIX, codes.map(ofCode), numbers.map(ofNumber), score);
    mean.flat().forEach((value, at) => expect(found.mean[at]).toBeCloseTo(value, 12));
  });

  it('leaves the rows that it is given as they were', async () => {
    const before = [MATRIX.codes.slice(), MATRIX.values.slice()];
    await partialDependence(MATRIX, [ofCode(2), ofNumber(1)], score);
    expect([MATRIX.codes, MATRIX.values]).toEqual(before);
  });

  it('sets linked columns in one setting', () => {
    const both: Setting = { ...ofCode(3), values: [{ number: 1, value: 0.5 }] };
    const set = withSettings(MATRIX, [both]);
    expect([set.codes[7], set.values[7 * 4 + 1], set.values[7 * 4]]).toEqual([
      ...[3, 0.5],
      MATRIX.values[7 * 4],
    ]);
  });

  it('lets what is made of a set column follow it, but for what is set itself', () => {
    const set = withSettings(MATRIX, [ofCode(3), ofNumber(0.5)], (rows, before) => {
      expect([before, rows.codes[7]]).toEqual([MATRIX, 3]);
      rows.values.fill(9);
    });
    expect([set.values[0], set.values[1]]).toEqual([0.5, 9]);
  });

  it('can be stopped', async () => {
    const signal = AbortSignal.abort();
    await expect(partialDependence(MATRIX, [ofCode(1)], score, { signal })).rejects.toThrow(
      'aborted',
    );
  });
});
