import { describe, expect, it } from 'vitest';
import type { FeatureMatrix } from '../../../src/domain/features/matrix.ts';
import { initialWeights } from '../../../src/domain/network/initial.ts';
import {
  inputRowsOf,
  inputSpread,
  inputWeightsOf,
} from '../../../src/domain/network/inputWeights.ts';
import { EXAMPLE_2015 } from '../../../src/domain/network/spec.ts';
import type { NetworkWeights } from '../../../src/domain/network/training.ts';

/** Four rows of two fields of two levels, and a number. */
const ROWS: FeatureMatrix = {
  ...{ rows: 4, fields: 2, numbers: 1 },
  rowIds: Int32Array.of(0, 1, 2, 3),
  codes: Uint16Array.of(0, 2, 0, 3, 0, 2, 1, 3),
  values: Float32Array.of(-2, 2, -2, 2),
  outcomes: Uint8Array.of(0, 1, 0, 1),
};
const spread = inputSpread(ROWS, 4);
const start = initialWeights(
  { ...EXAMPLE_2015, hidden: [2] },
  { vocabulary: 4, fields: 2, numbers: 1 },
);
const withTable = (table: number[], numeric: number[]): NetworkWeights => ({
  ...start,
  table: Float32Array.from(table),
  numeric: Float32Array.from(numeric),
});
const blank = withTable([0, 0, 0, 0, 0, 0, 0, 0], [0, 0]);

describe('what the first layer leans on', () => {
  it('is the root mean square of what an input adds, about its mean, over the rows', () => {
    const weights = withTable([4, 0, 0, 0, 1, 1, -1, 1], [3, 4]);
    const found = inputWeightsOf(weights, blank, spread);
    // 4 in three rows of four: mean 3, mean square 12; then +1 and -1 in half of the rows each.
    expect(found.fields[0]).toBeCloseTo(Math.sqrt(12 - 9), 12);
    expect(found.fields[1]).toBeCloseTo(1, 12);
    expect(found.numbers).toEqual([10]);
  });

  it('is looked at through an embedding, by what it adds to the first hidden units', () => {
    const spec = { ...EXAMPLE_2015, embedding: 2, hidden: [2] };
    const vectors: NetworkWeights = {
      ...withTable([0, 2, 0, 0, 1, 0, -1, 0], [0, 0]),
      // The first dimension goes nowhere, twice the second to the first unit.
      kernels: [Float32Array.of(0, 0, 2, 0), Float32Array.of(1, 1)],
    };
    const rows = inputRowsOf(spec, vectors);
    expect([...rows.table]).toEqual([4, 0, 0, 0, 0, 0, 0, 0]);
    const found = inputWeightsOf(rows, blank, spread);
    expect(found.fields).toEqual([Math.sqrt(12 - 9), 0]);
    expect(inputRowsOf({ ...spec, embedding: 0 }, vectors)).toBe(vectors);
  });

  it('is nothing for a field whose levels all add the same', () => {
    const found = inputWeightsOf(withTable([5, 6, 5, 6, 0, 0, 0, 0], [0, 0]), blank, spread);
    expect(found.fields[0]).toBeCloseTo(0, 6);
  });

  it('is nothing where the start has only decayed', () => {
    const halved = (values: Float32Array) => [...values].map((value) => value / 2);
    const found = inputWeightsOf(
      withTable(halved(start.table), halved(start.numeric)),
      start,
      spread,
    );
    for (const value of [...found.fields, ...found.numbers]) expect(value).toBeLessThan(1e-6);
  });
});
