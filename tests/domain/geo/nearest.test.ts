import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestSpot } from '../../../src/domain/geo/nearest.ts';

const all = () => true;

describe('the nearest spot', () => {
  it('holds every dot recorded there, the last drawn first', () => {
    const xy = Float32Array.of(5, 5, 0, 0, 5, 5, 9, 9);
    expect(nearestSpot(xy, all, { x: 4, y: 5, radius: 3 })).toEqual([2, 0]);
  });

  it('is empty outside the radius', () => {
    const xy = Float32Array.of(0, 0);
    expect(nearestSpot(xy, all, { x: 3, y: 4, radius: 4.9 })).toEqual([]);
    expect(nearestSpot(xy, all, { x: 3, y: 4, radius: 5 })).toEqual([0]);
  });

  it('does not find what is filtered away', () => {
    const xy = Float32Array.of(0, 0, 1, 0, 1, 0);
    expect(nearestSpot(xy, (k) => k === 1, { x: 0, y: 0, radius: 9 })).toEqual([1]);
  });

  it('agrees with sorting by distance', () => {
    const coordinate = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 1 }), (places) => {
        const xy = Float32Array.from(places.flat());
        const [found] = nearestSpot(xy, all, { x: 0, y: 0, radius: 1000 });
        const distances = places.map(([x, y]) => Math.hypot(x, y));
        expect(distances[found!]).toBe(Math.min(...distances));
      }),
    );
  });
});
