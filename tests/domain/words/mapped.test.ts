import { describe, expect, it } from 'vitest';
import type { MapPoints } from '../../../src/domain/recipe/points.ts';
import { drawnAndLeftOff, worthOfReds } from '../../../src/domain/words/mapped.ts';

const points = (
  probabilities: number[],
  outcomes: number[],
  leftOff = { withoutPlace: 0, outside: 0 },
): MapPoints => ({
  rowIds: Int32Array.from(probabilities, (_, i) => i),
  longitudes: new Float64Array(probabilities.length),
  latitudes: new Float64Array(probabilities.length),
  probabilities: Float32Array.from(probabilities),
  outcomes: Uint8Array.from(outcomes),
  leftOff,
});

describe('the map in words', () => {
  it('says how many are drawn and why others are not', () => {
    expect(drawnAndLeftOff(points([0.1, 0.9], [0, 1]))).toBe('2 held-out incidents drawn.');
    expect(drawnAndLeftOff(points([0.1], [0], { withoutPlace: 3, outside: 1 }))).toBe(
      '1 held-out incident drawn; 3 have no coordinates, 1 lie impossibly far away and are left off.',
    );
  });
  it('says what the drawn reds were worth', () => {
    expect(worthOfReds(points([0.9, 0.95, 0.85, 0.81, 0.5], [1, 1, 1, 0, 1]))).toMatch(
      /^Of the 4 reds, 75.*% led to an arrest \(95 % interval /,
    );
    expect(worthOfReds(points([0.1], [0]))).toBe('');
  });
});
