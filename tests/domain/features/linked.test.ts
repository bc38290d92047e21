import { describe, expect, it } from 'vitest';
import { copyNumbers, filledIn, numberReader } from '../../../src/domain/features/linked.ts';
import { incidentOf } from '../../../src/domain/features/encode.ts';
import { buffersOf, type FeatureMatrix } from '../../../src/domain/features/matrix.ts';
import { fingerprintOf } from '../../../src/domain/network/fingerprint.ts';
import { inputSpread } from '../../../src/domain/network/inputWeights.ts';
import { takeRows } from '../../../src/domain/network/rows.ts';

const lines = Float32Array.of(0, 0, 10, 11, 20, 21);

/** Three rows of a number of their own, two of their day and one of their area. */
function linked(days = [1, 2, 1]): FeatureMatrix {
  return {
    ...{ rows: 3, fields: 1, numbers: 4 },
    rowIds: Int32Array.of(7, 8, 9),
    codes: Uint16Array.of(0, 1, 0),
    values: Float32Array.of(0.5, 1.5, 2.5),
    links: [
      { width: 2, lines, lineOf: Uint16Array.from(days) },
      { width: 1, lines: Float32Array.of(-1, -2), lineOf: Int32Array.of(0, 1, 1) },
    ],
    outcomes: Uint8Array.of(0, 1, 0),
  };
}

const FILLED = [
  [0.5, 10, 11, -1],
  [1.5, 20, 21, -2],
  [2.5, 10, 11, -2],
];

describe('numbers that rows have in common', () => {
  it('are read as if every row had its own', () => {
    const matrix = linked();
    FILLED.forEach((expected, row) => {
      const target = new Float32Array(5);
      copyNumbers(matrix, row, target, 1);
      expect([...target]).toEqual([0, ...expected]);
      expected.forEach((value, n) => expect(numberReader(matrix, n)(row)).toBe(value));
      expect([...incidentOf(matrix, row).values]).toEqual(expected);
    });
    expect(() => numberReader(matrix, 4)).toThrow(RangeError);
    expect([...filledIn(matrix).values]).toEqual(FILLED.flat());
    expect([...takeRows(matrix, Uint32Array.of(2, 0)).values]).toEqual([
      ...FILLED[2]!,
      ...FILLED[0]!,
    ]);
  });

  it('spread as they do filled in', () => {
    const { deviations } = inputSpread(linked(), 2);
    const filled = inputSpread(filledIn(linked()), 2).deviations;
    deviations.forEach((deviation, n) => expect(deviation).toBeCloseTo(filled[n]!, 12));
  });

  it('travel once for all sides, and tell one dataset from another', () => {
    const dataset = (days?: number[]) => ({
      ...{ vocabulary: 2, train: linked(days), validation: linked(), holdout: linked() },
    });
    const buffers = buffersOf(dataset());
    expect(new Set(buffers).size).toBe(buffers.length);
    expect(buffers.filter((buffer) => buffer === lines.buffer)).toHaveLength(1);
    expect(fingerprintOf(dataset())).toBe(fingerprintOf(dataset()));
    expect(fingerprintOf(dataset([1, 2, 2]))).not.toBe(fingerprintOf(dataset()));
  });
});
