import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInRegion, thinCorners, type Region } from '../../../src/domain/map/region.ts';

const L_SHAPE: Region = {
  kind: 'drawn',
  corners: [
    ...([
      [0, 0],
      [4, 0],
      [4, 1],
    ] as const),
    ...([
      [1, 1],
      [1, 4],
      [0, 4],
    ] as const),
  ],
};

describe('a region of the map', () => {
  it('has what its box has, edges included', () => {
    const view: Region = { kind: 'view', box: { west: -2, south: -1, east: 2, north: 1 } };
    expect(isInRegion(view, 2, 1)).toBe(true);
    expect(isInRegion(view, 2.001, 1)).toBe(false);
    expect(isInRegion(view, 0, -1.001)).toBe(false);
  });

  it('has what lies inside a drawn area, and not what lies in its bay', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 5 }), fc.double({ min: -1, max: 5 }), (x, y) => {
        fc.pre(![x, y].some((v) => [0, 1, 4].includes(v) || Number.isNaN(v)));
        const inside = x > 0 && y > 0 && ((x < 4 && y < 1) || (x < 1 && y < 4));
        expect(isInRegion(L_SHAPE, x, y)).toBe(inside);
      }),
    );
  });

  it('keeps few corners, evenly', () => {
    const many = Array.from({ length: 1000 }, (_, i) => [i, i] as const);
    expect(thinCorners(many)).toHaveLength(112);
    expect(thinCorners(many.slice(0, 100))).toHaveLength(100);
  });
});
