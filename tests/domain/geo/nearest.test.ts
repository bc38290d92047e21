import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridOf } from '../../../src/domain/geo/grid.ts';
import { nearestSpot as nearestOn, type Search } from '../../../src/domain/geo/nearest.ts';

const all = () => true;
const nearestSpot = (xy: Float32Array, isShown: (dot: number) => boolean, search: Search) =>
  nearestOn(gridOf(xy), xy, isShown, search);

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

  it('agrees with a plain scan over many dots, wherever it looks', () => {
    const place = (i: number, k: number) => Math.round(((i * k) % 1009) - 500) * 3;
    const xy = Float32Array.from({ length: 40_000 }, (_, i) => place(i >> 1, i % 2 ? 613 : 271));
    const isShown = (k: number) => k % 3 !== 0;
    for (let i = 0; i < 200; i++) {
      const search = { x: place(i, 97) + 1.2, y: place(i, 89) - 0.7, radius: 5 + (i % 4) * 10 };
      expect(nearestSpot(xy, isShown, search)).toEqual(scan(xy, isShown, search));
    }
  });

  it('finds nothing among no dots', () => {
    expect(nearestSpot(new Float32Array(), all, { x: 0, y: 0, radius: 9 })).toEqual([]);
  });
});

/** The same by looking at every dot. */
function scan(xy: Float32Array, isShown: (k: number) => boolean, { x, y, radius }: Search) {
  const shown = Array.from({ length: xy.length / 2 }, (_, k) => k)
    .filter(isShown)
    .reverse();
  const far = (k: number) => (xy[2 * k]! - x) ** 2 + (xy[2 * k + 1]! - y) ** 2;
  const near = shown.filter((k) => far(k) <= radius * radius);
  const spot = near.reduce<number | null>((a, b) => (a === null || far(b) < far(a) ? b : a), null);
  if (spot === null) return [];
  return near.filter((k) => xy[2 * k] === xy[2 * spot] && xy[2 * k + 1] === xy[2 * spot + 1]);
}
