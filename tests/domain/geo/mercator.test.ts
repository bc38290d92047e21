import { fromLonLat } from 'ol/proj.js';
import { describe, expect, it } from 'vitest';
import { centralBox, frameBox, joinBoxes } from '../../../src/domain/geo/box.ts';
import {
  eastingOf,
  latitudeOf,
  longitudeOf,
  northingOf,
  project,
} from '../../../src/domain/geo/mercator.ts';

describe('Web Mercator', () => {
  it("agrees with OpenLayers' EPSG:3857, which draws the outlines", () => {
    for (const [longitude, latitude] of [
      [-87.6298, 41.8781],
      [151.2, -33.87],
      [180, 85],
    ] as const) {
      const [x, y] = fromLonLat([longitude, latitude]);
      expect(eastingOf(longitude)).toBeCloseTo(x!, 6);
      expect(northingOf(latitude)).toBeCloseTo(y!, 6);
      expect(longitudeOf(x!)).toBeCloseTo(longitude, 10);
      expect(latitudeOf(y!)).toBeCloseTo(latitude, 10);
    }
  });

  it('keeps every point of a city to less than 5 cm in 32-bit floats', () => {
    const longitudes = Float64Array.from({ length: 2000 }, (_, i) => -87.94 + i * 0.0002);
    const latitudes = Float64Array.from({ length: 2000 }, (_, i) => 41.64 + i * 0.0002);
    const { origin, xy } = project(longitudes, latitudes);
    for (let i = 0; i < longitudes.length; i++) {
      expect(Math.abs(origin[0] + xy[2 * i]! - eastingOf(longitudes[i]!))).toBeLessThan(0.05);
      expect(Math.abs(origin[1] + xy[2 * i + 1]! - northingOf(latitudes[i]!))).toBeLessThan(0.05);
    }
  });

  it('is not thrown off its origin by one stray point', () => {
    const longitudes = new Float64Array(1000).fill(-87.6);
    const latitudes = new Float64Array(1000).fill(41.9);
    longitudes[0] = 0;
    latitudes[0] = 0;
    expect(project(longitudes, latitudes).origin[0]).toBeCloseTo(eastingOf(-87.6), 6);
  });

  it('gives no place to the pole, to blanks and to what is off the globe', () => {
    const { xy } = project([-120.5, NaN, 200, -87.6], [90, 41, 41, 41.9]);
    expect([...xy.slice(0, 6)].every(Number.isNaN)).toBe(true);
    expect(Number.isFinite(xy[6])).toBe(true);
  });
});

describe('the central box', () => {
  it('ignores one stray point in two hundred', () => {
    const longitudes = Float64Array.from({ length: 400 }, (_, i) => -87.8 + i * 0.0005);
    const latitudes = Float64Array.from({ length: 400 }, (_, i) => 41.7 + i * 0.0005);
    longitudes[7] = -91.6866;
    latitudes[7] = 36.6194;
    const box = centralBox(longitudes, latitudes)!;
    expect(box.west).toBeGreaterThan(-87.81);
    expect(box.south).toBeGreaterThan(41.69);
  });

  it('is null when no position is usable', () => {
    expect(centralBox([NaN], [41])).toBeNull();
    expect(centralBox([], [])).toBeNull();
  });

  it('joins boxes', () => {
    const a = { west: 0, south: 0, east: 1, north: 1 };
    expect(joinBoxes([a, { west: -1, south: 0.5, east: 0.5, north: 2 }])).toEqual({
      west: -1,
      south: 0,
      east: 1,
      north: 2,
    });
    expect(joinBoxes([])).toBeNull();
  });
});

describe('the framed box', () => {
  const points = { west: 0, south: 0, east: 10, north: 10 };

  it('takes in the whole city around the points', () => {
    const city = { west: -2, south: 1, east: 9, north: 12 };
    expect(frameBox(points, city)).toEqual({ west: -2, south: 0, east: 10, north: 12 });
  });

  it('does not zoom out to a state, nor to outlines of another place', () => {
    const state = { west: -50, south: -50, east: 50, north: 50 };
    expect(frameBox(points, state)).toEqual(points);
    expect(frameBox(points, { west: 80, south: 0, east: 90, north: 10 })).toEqual(points);
  });

  it('is whatever there is', () => {
    expect(frameBox(null, points)).toEqual(points);
    expect(frameBox(points, null)).toEqual(points);
    expect(frameBox(null, null)).toBeNull();
  });
});
