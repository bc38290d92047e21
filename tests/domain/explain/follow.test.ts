import { describe, expect, it } from 'vitest';
import { followerOf } from '../../../src/domain/explain/follow.ts';
import { encodedNames, type Encoding, type Part } from '../../../src/domain/features/encodings.ts';
import type { FeatureMatrix } from '../../../src/domain/features/matrix.ts';
import type { FeaturePlan } from '../../../src/domain/features/plan.ts';

const column = (name: string): Part => ({ from: 'column', name });
const code = column('Code');
const beat = column('Beat');
const ENCODINGS: readonly Encoding[] = [
  { name: 'Code', parts: [code] },
  { name: 'Code × Beat', parts: [code, beat] },
  { name: 'Code × Block', parts: [code, { from: 'block' }] },
  { name: 'Block', parts: [{ from: 'block' }] },
  { name: 'Left out', parts: [column('Year')] },
];

/** Codes 0 missing, 1 unknown, 2 and 3 the levels; beats the same from 4 on. */
const PLAN: FeaturePlan = {
  fields: [
    { name: 'Code', levels: ['a', 'b'], offset: 0 },
    { name: 'Beat', levels: ['x', 'y'], offset: 4 },
  ],
  numerics: [
    { name: 'Temperature', mean: 0, sd: 1, flagMissing: true },
    ...ENCODINGS.slice(0, 4)
      .flatMap(encodedNames)
      .map((name, i) => ({ name, mean: i / 10, sd: 1 + i / 5, flagMissing: false })),
  ],
  vocabulary: 8,
};
const NUMBERS = 10;

function rowsOf(codes: readonly (readonly [number, number])[], arrests: readonly number[]) {
  const values = new Float32Array(codes.length * NUMBERS).fill(7);
  const matrix: FeatureMatrix = {
    ...{ rows: codes.length, fields: 2, numbers: NUMBERS, values },
    codes: Uint16Array.from(codes.flat()),
    rowIds: Int32Array.from(codes, (_, row) => row),
    outcomes: Uint8Array.from(arrests),
  };
  return matrix;
}

/** Ten rows, four arrests: code a five times with three, of them at beat x twice with two. */
const TRAIN = rowsOf(
  [
    ...([2, 2, 2, 2, 2] as const).map((a, i) => [a, i < 2 ? 6 : 7] as const),
    ...([3, 3, 3, 3, 1] as const).map((b) => [b, 7] as const),
  ],
  [1, 1, 1, 0, 0, 1, 0, 0, 0, 0],
);
const PRIOR = 0.4;

/** The two numbers of a combination, standardised by the numeric at `at`. */
function wanted(n: number, arrests: number, at: number): [number, number] {
  const [all, yes] = [0.9 * n, 0.9 * arrests];
  const logit = Math.log((yes + 15 * PRIOR) / (all - yes + 15 * (1 - PRIOR)));
  const put = (value: number, i: number) => (value - i / 10) / (1 + i / 5);
  return [put(logit, at), put(Math.log(1 + all), at + 1)];
}

const follow = followerOf(PLAN, ENCODINGS, TRAIN);
const numbersAfter = (from: readonly [number, number], to: readonly [number, number]) => {
  const [before, after] = [rowsOf([from], [0]), rowsOf([to], [0])];
  follow(after, before);
  return [...after.values];
};

describe('Arrest rates of a made-up incident', () => {
  it('are those of the training rows with its combinations', () => {
    const values = numbersAfter([3, 7], [2, 6]);
    expect(values.slice(0, 2)).toEqual([7, 7]);
    for (const [i, value] of wanted(5, 3, 0).entries()) expect(values[2 + i]).toBeCloseTo(value, 5);
    for (const [i, value] of wanted(2, 2, 2).entries()) expect(values[4 + i]).toBeCloseTo(value, 5);
  });

  it('are of nothing seen with the block of another, for a rare level, and where nobody has both', () => {
    expect(numbersAfter([3, 7], [2, 7])[6]).toBeCloseTo(wanted(0, 0, 4)[0], 5);
    expect(numbersAfter([3, 7], [1, 7])[2]).toBeCloseTo(wanted(0, 0, 0)[0], 5);
    expect(numbersAfter([3, 7], [3, 6])[4]).toBeCloseTo(wanted(0, 0, 2)[0], 5);
  });

  it('stay where nothing of theirs has changed', () => {
    expect(numbersAfter([2, 6], [2, 6])).toEqual(new Array(NUMBERS).fill(7));
    const values = numbersAfter([2, 6], [2, 7]);
    expect(values.slice(0, 4)).toEqual([7, 7, 7, 7]);
    expect(values.slice(4, 6)).not.toContain(7);
    expect(values.slice(6)).toEqual([7, 7, 7, 7]);
  });
});
