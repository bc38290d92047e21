import { describe, expect, it } from 'vitest';
import { arrangeDots, FULL_VALUE, shownDots } from '../../../src/domain/geo/arrange.ts';
import { eastingOf, northingOf } from '../../../src/domain/geo/mercator.ts';
import { BANDS } from '../../../src/domain/scale.ts';

describe('arranged dots', () => {
  it('keep place, probability and index together, the surest last', () => {
    const longitudes = [-87.6, -87.7, -87.8, NaN, -87.5];
    const latitudes = [41.9, 41.8, 41.7, 41.6, 90];
    const probabilities = Float32Array.of(0.95, 0.5, 0.65, 0.1, 0.1);
    const dots = arrangeDots(longitudes, latitudes, probabilities, BANDS);
    expect([...dots.indices]).toEqual([1, 2, 0]);
    dots.indices.forEach((i, k) => {
      expect(dots.values[k]! / FULL_VALUE).toBeCloseTo(probabilities[i]!, 4);
      expect(dots.origin[0] + dots.xy[2 * k]!).toBeCloseTo(eastingOf(longitudes[i]!), 1);
      expect(dots.origin[1] + dots.xy[2 * k + 1]!).toBeCloseTo(northingOf(latitudes[i]!), 1);
    });
  });

  it('are shown as their points are', () => {
    const dots = arrangeDots([-87.6, -87.7], [41.9, 41.8], Float32Array.of(0.9, 0.5), BANDS);
    expect([...shownDots(dots, Uint8Array.of(1, 0))]).toEqual([0, 1]);
    expect([...shownDots(dots, null)]).toEqual([1, 1]);
  });
});
