import { describe, expect, it } from 'vitest';
import { checkSpec } from '../../../../src/domain/network/check.ts';
import { dropoutKey } from '../../../../src/domain/network/dropout.ts';
import {
  PASS_PLACES,
  PASS_WORDS,
  writeStep,
} from '../../../../src/engine/trainer/webgpu/passWords.ts';
import { makePlan } from '../../../../src/engine/trainer/webgpu/plan.ts';
import { createRowPacker } from '../../../../src/engine/trainer/webgpu/rows.ts';
import { plantedRows, smallSpec } from '../problems.ts';

const matrix = plantedRows({ rows: 20, fields: 3, levels: 6, numbers: 2, seed: 1 });
const spec = smallSpec();

describe('rows as words', () => {
  const packer = createRowPacker(makePlan(spec, { ...matrix, vocabulary: 18 }, 20));

  it('hold two codes a word, then the numbers, then the outcome', () => {
    packer.add(matrix, [4, 11]);
    const second = packer.words.slice(5);
    const codes = new Uint16Array(second.buffer, 0, 3);
    expect(packer.rows).toBe(2);
    expect([...codes]).toEqual([...matrix.codes.subarray(33, 36)]);
    expect([...new Float32Array(second.buffer, 8, 2)]).toEqual([...matrix.values.subarray(22, 24)]);
    expect(second[4]).toBe(matrix.outcomes[11]);
    packer.clear();
    expect(packer.words).toHaveLength(0);
  });

  it('refuse a code past the vocabulary', () => {
    const stray = { ...matrix, codes: matrix.codes.slice().fill(18) };
    expect(() => packer.add(stray, [0])).toThrow(RangeError);
  });
});

describe('a pass as words', () => {
  it('has the key of every layer, the input first, and the step of the optimiser', () => {
    const words = new Uint32Array(2 * PASS_WORDS);
    writeStep(words, { rows: 64, first: 128, place: 1 }, spec, 9, 100);
    const pass = words.subarray(PASS_WORDS);
    expect([...pass.subarray(0, 3)]).toEqual([64, 128, 1]);
    [0, 1, 2].forEach((layer) =>
      expect(pass[PASS_PLACES.keys + layer]).toBe(dropoutKey(spec.seed, 9, layer)),
    );
    const [, meanCorrection] = new Float32Array(words.buffer, 4 * (PASS_WORDS + 4));
    expect(meanCorrection).toBeCloseTo(1 / (1 - 0.9 ** 10), 5);
  });

  it('has room for the keys of the deepest network, an embedding below it', () => {
    const words = new Uint32Array(PASS_WORDS);
    const deepest = smallSpec({ embedding: 4, hidden: Array.from({ length: 12 }, () => 4) });
    expect(checkSpec(deepest)).toBeNull();
    writeStep(words, { rows: 64, first: 0, place: 0 }, deepest, 9, 100);
    Array.from({ length: 14 }, (_, layer) =>
      expect(words[PASS_PLACES.keys + layer]).toBe(dropoutKey(deepest.seed, 9, layer)),
    );
    // The struct has room for 16.
    expect(words.subarray(PASS_PLACES.keys + 14, PASS_PLACES.keys + 16)).toEqual(
      Uint32Array.of(0, 0),
    );
  });

  it('has the decays of the table, the kernels and the biases, each its share and its shrink', () => {
    const words = new Uint32Array(PASS_WORDS);
    const decaying = smallSpec({ l1: 0.5, l2: 0.25, l2Table: 2, schedule: 'constant' });
    writeStep(words, { rows: 64, first: 0, place: 0 }, { ...decaying, learningRate: 0.5 }, 3, 100);
    const decays = new Float32Array(words.buffer, 4 * PASS_PLACES.decays, 6);
    expect([...decays]).toEqual([1, 0.25, 0.125, 0.25, 0, 0]);
  });
});
