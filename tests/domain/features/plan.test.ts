import { describe, expect, it } from 'vitest';
import { faultOfPlan, makePlan, numbersOf } from '../../../src/domain/features/plan.ts';

describe('a feature plan', () => {
  const plan = makePlan(
    [
      { name: 'a', levels: ['x', 'y'] },
      { name: 'empty', levels: [] },
      { name: 'b', levels: ['z'] },
    ],
    [
      { name: 'm', mean: 1, sd: 2, missing: 0 },
      { name: 'gaps', mean: 1, sd: 2, missing: 3 },
      { name: 'constant', mean: 1, sd: 0, missing: 0 },
      { name: 'blank', mean: null, sd: null, missing: 9 },
    ],
  );
  it('gives every field its own stretch of one vocabulary, with room for missing and unknown', () => {
    expect(plan.fields.map(({ name, offset }) => [name, offset])).toEqual([
      ['a', 0],
      ['b', 4],
    ]);
    expect(plan.vocabulary).toBe(7);
  });
  it('leaves out what is constant or blank, and flags what has gaps', () => {
    expect(plan.numerics.map(({ name }) => name)).toEqual(['m', 'gaps']);
    expect(numbersOf(plan)).toBe(3);
  });
  it('refuses more levels than codes can hold', () => {
    const levels = Array.from({ length: 70_000 }, (_, i) => String(i));
    expect(faultOfPlan(makePlan([{ name: 'id', levels }], []))?.kind).toBe('vocabulary-too-large');
    expect(faultOfPlan(makePlan([], []))?.kind).toBe('no-features');
  });
});
