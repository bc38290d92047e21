import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascending, midRanks } from '../../../src/domain/metrics/ranks.ts';

describe('ascending', () => {
  it('orders any doubles as the numbers do, stable among equals', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true })), (scores) => {
        const expected = scores
          .map((_, row) => row)
          .sort((a, b) => Number(scores[a]! > scores[b]!) - Number(scores[a]! < scores[b]!));
        expect([...ascending(scores)]).toEqual(expected);
      }),
    );
  });

  it('orders 32-bit floats too', () => {
    fc.assert(
      fc.property(fc.float32Array({ noNaN: true }), (scores) => {
        const sorted = scores.toSorted().map((score) => score + 0);
        expect([...ascending(scores)].map((row) => scores[row]! + 0)).toEqual([...sorted]);
      }),
    );
  });

  it('puts NaN last and holds 0 and -0 equal', () => {
    expect([...ascending([NaN, Infinity, 0, -0, -NaN, -Infinity])]).toEqual([5, 2, 3, 1, 0, 4]);
  });
});

describe('midRanks', () => {
  it('gives equal scores the mean of their ranks', () => {
    expect([...midRanks([0.3, 0.1, 0.3, 0.2, 0.3])]).toEqual([4, 1, 4, 2, 4]);
  });

  it('is empty for no rows', () => {
    expect(midRanks([])).toHaveLength(0);
  });
});
