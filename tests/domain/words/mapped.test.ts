import { describe, expect, it } from 'vitest';
import { judgePart } from '../../../src/domain/map/verdict.ts';
import { POINT_VIEWS } from '../../../src/domain/map/views.ts';
import type { MapPoints } from '../../../src/domain/recipe/points.ts';
import {
  drawnAndLeftOff,
  edgeWords,
  partWords,
  shownOf,
  worthOfReds,
} from '../../../src/domain/words/mapped.ts';

const points = (n: number, leftOff = { withoutPlace: 0, outside: 0 }): MapPoints => ({
  rowIds: new Int32Array(n),
  longitudes: new Float64Array(n),
  latitudes: new Float64Array(n),
  probabilities: new Float32Array(n),
  outcomes: new Uint8Array(n),
  hours: new Int32Array(n),
  leftOff,
});

describe('the map in words', () => {
  it('says how many are drawn and why others are not', () => {
    expect(drawnAndLeftOff(points(2))).toBe('2 held-out incidents drawn.');
    expect(drawnAndLeftOff(points(1, { withoutPlace: 3, outside: 1 }))).toBe(
      '1 held-out incident drawn; 3 have no coordinates, 1 lie impossibly far away and are left off.',
    );
    expect(shownOf(5, 5)).toBe('');
    expect(shownOf(5, 9)).toBe('5 of them are shown.');
  });

  it('says what the reds and the blues were worth, at the edges that hold', () => {
    const p = [0.9, 0.95, 0.85, 0.81, 0.5, 0.1];
    const y = [1, 1, 1, 0, 1, 0];
    expect(worthOfReds(p, y)).toMatch(
      /^Of the 4 reds \(above 80.%\), 75.0.% led to an arrest \(95 % interval .*\)\. Of the 1 blue \(below 20.%\), 0.% led/,
    );
    expect(worthOfReds(p, y, { low: 0.05, high: 0.9 })).toMatch(/^Of the 1 red \(above 90/);
    expect(worthOfReds([0.5], [0])).toBe('');
  });

  it('says where the edges of a scale are', () => {
    expect(edgeWords(POINT_VIEWS.predicted, 0.2)).toBe('20\u00a0%');
    expect(edgeWords(POINT_VIEWS.residual, 0.2)).toBe('\u221260 points');
  });

  it('judges a part beside the whole, and says where it cannot', () => {
    const scores = Float64Array.from({ length: 200 }, (_, i) => i / 200);
    const outcomes = Uint8Array.from(scores, (p, i) => Number(p > 0.4 && i % 5 > 0));
    expect(partWords(judgePart(scores, outcomes), 0.9)).toMatch(
      /^AUC 0\.\d{3} \(95 % interval .*\); on the whole hold-out it is 0\.900\. \d+ arrests in 200/,
    );
    expect(partWords(judgePart(scores, new Uint8Array(200)), 0.9)).toMatch(/too few of one kind/);
    expect(partWords(judgePart(new Float64Array(), new Uint8Array()), null)).toMatch(/no held-out/);
  });
});
