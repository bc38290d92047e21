import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/domain/features/matrix.ts';
import { fingerprintOf } from '../../../src/domain/network/fingerprint.ts';

const sideOf = (rows: number) => ({
  ...{ rows, fields: 2, numbers: 1 },
  rowIds: Int32Array.from({ length: rows }, (_, row) => row),
  codes: Uint16Array.from({ length: 2 * rows }, (_, i) => i % 5),
  values: Float32Array.from({ length: rows }, (_, row) => row / 7),
  outcomes: Uint8Array.from({ length: rows }, (_, row) => row % 2),
});
const dataset = (): Dataset => ({
  vocabulary: 5,
  train: sideOf(9000),
  validation: sideOf(20),
  holdout: sideOf(30),
});

describe('the fingerprint of a dataset', () => {
  it('is the same for the same data, and 16 digits long', () => {
    expect(fingerprintOf(dataset())).toBe(fingerprintOf(dataset()));
    expect(fingerprintOf(dataset())).toMatch(/^[0-9a-f]{16}$/);
  });

  it.each<[string, (data: Dataset) => Dataset]>([
    ['vocabulary', (data) => ({ ...data, vocabulary: 6 })],
    ['number of rows', (data) => ({ ...data, holdout: sideOf(31) })],
    ['sides', (data) => ({ ...data, holdout: data.validation, validation: data.holdout })],
    ['outcome', (data) => (data.validation.outcomes.set([1]), data)],
    ['value', (data) => (data.train.values.set([0.5]), data)],
    ['code', (data) => (data.holdout.codes.set([1], 59), data)],
    ['row', (data) => (data.holdout.rowIds.set([7], 3), data)],
  ])('is another for another %s', (_, change) => {
    expect(fingerprintOf(change(dataset()))).not.toBe(fingerprintOf(dataset()));
  });
});
