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
  it('has so few digits of a mean that the order of a sum does not show, and takes its noise for none', () => {
    const statistics = (mean: number, sd: number) => [{ name: 'n', mean, sd, missing: 0 }];
    const [forwards, backwards] = [0.1 + 0.2 + 0.3, 0.3 + 0.2 + 0.1];
    expect(forwards).not.toBe(backwards);
    expect(makePlan([], statistics(forwards, 2 / 3)).numerics).toEqual(
      makePlan([], statistics(backwards, 2 / 3)).numerics,
    );
    expect(makePlan([], statistics(-1 / 3, 2 / 3)).numerics).toMatchObject([
      { mean: -0.333333333, sd: 0.666666667 },
    ]);
    expect(makePlan([], statistics(41.8, 7e-15)).numerics).toEqual([]);
  });
  it('refuses more levels than codes can hold', () => {
    const levels = Array.from({ length: 70_000 }, (_, i) => String(i));
    expect(faultOfPlan(makePlan([{ name: 'id', levels }], []))?.kind).toBe('vocabulary-too-large');
    expect(faultOfPlan(makePlan([], []))?.kind).toBe('no-features');
  });
});
