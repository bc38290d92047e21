import { describe, expect, it } from 'vitest';
import {
  driftOfCodes,
  driftOfNumbers,
  driftVerdict,
  stabilityIndex,
} from '../../../src/domain/audit/drift.ts';
import { binCodes, massBins } from '../../../src/domain/audit/massBins.ts';
import reference from './reference.json';

describe('the stability index', () => {
  it('is what numpy makes of it', () => {
    const { before, after, index } = reference.drift;
    expect(stabilityIndex(before, after)).toBeCloseTo(index, 12);
  });

  it('is 0 for the same shares and grows with the distance', () => {
    const before = Float64Array.from({ length: 1000 }, (_, i) => i / 1000);
    expect(driftOfNumbers(before, before)).toBe(0);
    const [little, much] = [0.07, 0.4].map((shift) =>
      driftOfNumbers(
        before,
        before.map((x) => x + shift),
      ),
    );
    expect(little).toBeGreaterThan(0);
    expect(much).toBeGreaterThan(little!);
    expect([0, little!, much!].map(driftVerdict)).toEqual(['stable', 'moved', 'moved much']);
  });

  it('sees levels come and go', () => {
    expect(driftOfCodes([0, 0, 1, 1], [2, 2, 2, 2], 3)).toBeGreaterThan(1);
  });

  it('sees blanks', () => {
    const before = Float64Array.from({ length: 100 }, (_, i) => i);
    const after = before.map((x) => (x % 2 ? NaN : x));
    expect(driftOfNumbers(before, after)).toBeGreaterThan(0.25);
  });
});

describe('bins of equal mass', () => {
  it('keep equal numbers together and blanks apart', () => {
    const { codes, bins, tops } = massBins([5, 1, 1, 1, NaN, 9], 2);
    expect([[...codes], bins, [...tops]]).toEqual([[1, 0, 0, 0, 2, 1], 3, [1, 9]]);
  });

  it('take what lies beyond them into the last', () => {
    expect([...binCodes([-3, 1, 2, 100, NaN], [1, 9])]).toEqual([0, 0, 1, 1, 2]);
  });

  it('are only that of blanks where all are blank', () => {
    const { codes, bins } = massBins([NaN, NaN], 4);
    expect([[...codes], bins]).toEqual([[0, 0], 1]);
  });
});
