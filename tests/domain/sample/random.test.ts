import { describe, expect, it } from 'vitest';
import { createPicker } from '../../../src/domain/sample/picker.ts';
import { createRandom, drawNormal } from '../../../src/domain/sample/random.ts';

const draws = 50_000;

describe('createRandom', () => {
  it('repeats itself for a seed, and not for another seed or stream', () => {
    const first = (seed: number, stream?: number) => createRandom(seed, stream)();
    expect(first(1)).toBe(first(1));
    expect(first(1)).not.toBe(first(2));
    expect(first(1, 1)).not.toBe(first(1, 2));
  });

  it('draws evenly from 0 to 1', () => {
    const random = createRandom(7);
    const tenths = new Array<number>(10).fill(0);
    for (let i = 0; i < draws; i++) tenths[Math.floor(random() * 10)]!++;
    for (const count of tenths) expect(count / draws).toBeCloseTo(0.1, 2);
  });

  it('makes normal numbers of mean 0 and variance 1', () => {
    const random = createRandom(7);
    const values = Array.from({ length: draws }, () => drawNormal(random));
    expect(values.reduce((sum, v) => sum + v, 0) / draws).toBeCloseTo(0, 1);
    expect(values.reduce((sum, v) => sum + v * v, 0) / draws).toBeCloseTo(1, 1);
  });
});

describe('createPicker', () => {
  it('picks in proportion to the weights, and never one of weight 0', () => {
    const pick = createPicker([0, 3, 0, 1, 0]);
    const picked = Array.from({ length: 8 }, (_, i) => pick(i / 8));
    expect(picked).toEqual([1, 1, 1, 1, 1, 1, 3, 3]);
    expect(pick(1 - 2 ** -32)).toBe(3);
  });
});
