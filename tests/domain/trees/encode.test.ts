import { describe, expect, it } from 'vitest';
import {
  ENCODING_FOLDS,
  ENCODING_STRENGTH,
  fitEncoding,
  foldOf,
} from '../../../src/domain/trees/encode.ts';
import { plantedRows } from '../../engine/trainer/problems.ts';

const VOCABULARY = 12;
const train = plantedRows({ rows: 900, fields: 2, levels: 6, numbers: 0, seed: 1 });
const rowNumbers = Array.from({ length: train.rows }, (_, row) => row);

/** The log-odds of a code among some rows, as the definition has it. */
function byHand(code: number, rows: readonly number[]): number {
  const arrestsOf = (some: readonly number[]) =>
    some.reduce((sum, row) => sum + train.outcomes[row]!, 0);
  const having = rows.filter((row) =>
    [0, 1].some((field) => train.codes[row * train.fields + field] === code),
  );
  const prior = (arrestsOf(rows) + 0.5) / (rows.length + 1);
  const rate =
    (arrestsOf(having) + ENCODING_STRENGTH * prior) / (having.length + ENCODING_STRENGTH);
  return Math.log(rate / (1 - rate));
}

describe('the encoding of levels for trees', () => {
  const encoding = fitEncoding(train, VOCABULARY);

  it('gives new rows the smoothed log-odds of all training rows', () => {
    for (let code = 0; code < VOCABULARY; code++) {
      expect(encoding.all[code]).toBeCloseTo(byHand(code, rowNumbers), 5);
    }
  });

  it('gives the rows of a fold those of the other folds only', () => {
    for (let fold = 0; fold < ENCODING_FOLDS; fold++) {
      const others = rowNumbers.filter((row) => foldOf(train.rowIds[row]!) !== fold);
      for (const code of [0, 5, 11]) {
        const encoded = encoding.outside[fold * VOCABULARY + code];
        expect(encoded).toBeCloseTo(byHand(code, others), 5);
      }
    }
  });

  it("does not change a row's encoding with the row's own outcome", () => {
    const row = 17;
    const outcomes = train.outcomes.slice();
    outcomes[row] = 1 - outcomes[row]!;
    const other = fitEncoding({ ...train, outcomes }, VOCABULARY);
    const from = foldOf(train.rowIds[row]!) * VOCABULARY;
    const own = (all: Float32Array) => [...all.subarray(from, from + VOCABULARY)];
    expect(own(other.outside)).toEqual(own(encoding.outside));
    expect(other.all).not.toEqual(encoding.all);
  });

  it('knows nothing but the overall rate of a level that no training row has', () => {
    const wider = fitEncoding(train, VOCABULARY + 1);
    const prior = wider.all[VOCABULARY]!;
    expect(prior).toBeCloseTo(byHand(VOCABULARY, rowNumbers), 5);
    expect(Number.isFinite(prior)).toBe(true);
  });
});

describe('the folds', () => {
  it('are of about equal size, also where row ids follow a pattern', () => {
    for (const step of [1, 10, 64]) {
      const sizes = new Uint32Array(ENCODING_FOLDS);
      for (let i = 0; i < 50_000; i++) sizes[foldOf(i * step)]!++;
      for (const size of sizes) expect(size / 5_000).toBeCloseTo(1, 1);
    }
  });
});
