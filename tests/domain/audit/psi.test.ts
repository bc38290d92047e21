import { describe, expect, it } from 'vitest';
import { featureDrifts } from '../../../src/domain/audit/psi.ts';
import type { FeatureMatrix } from '../../../src/domain/features/matrix.ts';
import type { FeaturePlan } from '../../../src/domain/features/plan.ts';

const LEVELS = Array.from({ length: 30 }, (_, i) => `level ${String(i)}`);
const PLAN: FeaturePlan = {
  fields: [{ name: 'Offence', levels: LEVELS, offset: 0 }],
  numerics: [
    { name: 'Snow', mean: 0, sd: 1, flagMissing: true },
    { name: 'Wind', mean: 0, sd: 1, flagMissing: false },
  ],
  vocabulary: 32,
};

/** Rows of a code, and of snow (NaN: missing) and wind. */
function matrix(
  rows: readonly (readonly [code: number, snow: number, wind: number])[],
): FeatureMatrix {
  return {
    ...{ rows: rows.length, fields: 1, numbers: 3 },
    rowIds: Int32Array.from(rows, (_, i) => i),
    codes: Uint16Array.from(rows, ([code]) => code),
    values: Float32Array.from(
      rows.flatMap(([, snow, wind]) => (Number.isNaN(snow) ? [0, 1, wind] : [snow, 0, wind])),
    ),
    outcomes: new Uint8Array(rows.length),
  };
}

const TRAIN = matrix(
  Array.from({ length: 3000 }, (_, i) => [2 + (i % 30), i % 10, i % 7] as const),
);

const driftOf = (fresh: FeatureMatrix, name: string) =>
  featureDrifts(PLAN, TRAIN, fresh).find((drift) => drift.name === name)!;

describe('the drift of features', () => {
  it('is next to nothing for the training rows themselves', () => {
    for (const drift of featureDrifts(PLAN, TRAIN, TRAIN)) {
      expect(drift.index).toBeCloseTo(0, 12);
      expect(drift.verdict).toBe('stable');
    }
  });

  it('is the sum over the bins that training gave, by the formula', () => {
    const fresh = matrix(Array.from({ length: 500 }, (_, i) => [2 + (i % 2), i % 10, 3] as const));
    // 20 levels of their own, the other ten together, missing and unseen; half a row in each.
    const before = [0, 0, ...Array.from({ length: 20 }, () => 100), 1000];
    const after = before.map((_, bin) => (bin === 2 || bin === 3 ? 250 : 0));
    const share = (counts: readonly number[], bin: number) =>
      (counts[bin]! + 0.5) / counts.reduce((sum, n) => sum + n + 0.5, 0);
    const index = before.reduce((sum, _, bin) => {
      const [p, q] = [share(before, bin), share(after, bin)];
      return sum + (q - p) * Math.log(q / p);
    }, 0);
    const drift = driftOf(fresh, 'Offence');
    expect(drift.index).toBeCloseTo(index, 10);
    expect(drift.verdict).toBe('moved much');
    expect(drift.byChance).toBeCloseTo(22 * (1 / 3000 + 1 / 500), 12);
  });

  it('counts levels that training had not, and values that are missing', () => {
    const fresh = matrix([
      [1, NaN, 0],
      [1, 2, 0],
      [0, NaN, 0],
      [5, NaN, 0],
    ]);
    expect(driftOf(fresh, 'Offence')).toMatchObject({ unseen: 2, missing: 1 });
    expect(driftOf(fresh, 'Snow')).toMatchObject({ unseen: null, missing: 3 });
    expect(driftOf(fresh, 'Wind')).toMatchObject({ unseen: null, missing: 0 });
  });

  it('puts what moved most first', () => {
    const fresh = matrix(
      Array.from({ length: 900 }, (_, i) => [2 + (i % 30), i % 10, 60] as const),
    );
    expect(featureDrifts(PLAN, TRAIN, fresh)[0]?.name).toBe('Wind');
  });
});
