import { describe, expect, it } from 'vitest';
import {
  bandOf,
  BLUE,
  countBands,
  NEUTRAL,
  probabilityColour,
  probabilityRamp,
  RED,
} from '../../src/domain/scale.ts';

describe('the probability scale', () => {
  it('is full blue up to 0.2 and full red from 0.8', () => {
    for (const p of [0, 0.1, 0.2]) expect(probabilityColour(p, 'light')).toEqual(BLUE);
    for (const p of [0.8, 0.9, 1]) expect(probabilityColour(p, 'light')).toEqual(RED);
  });

  it('passes through the neutral of the theme at 0.5', () => {
    expect(probabilityColour(0.5, 'light')).toEqual(NEUTRAL.light);
    expect(probabilityColour(0.5, 'dark')).toEqual(NEUTRAL.dark);
  });

  it('is half way between blue and neutral a quarter of the way', () => {
    const bands = { low: 0, high: 1 };
    expect(probabilityColour(0.25, 'light', bands)).toEqual([137, 170, 202]);
  });

  it('has no jump anywhere', () => {
    let last = probabilityColour(0, 'dark');
    for (let p = 0; p <= 1; p += 0.001) {
      const next = probabilityColour(p, 'dark');
      for (const i of [0, 1, 2] as const) expect(Math.abs(next[i] - last[i])).toBeLessThan(3);
      last = next;
    }
  });

  it('follows other bands, with the neutral midway between them', () => {
    const bands = { low: 0.1, high: 0.3 };
    expect(probabilityColour(0.1, 'light', bands)).toEqual(BLUE);
    expect(probabilityColour(0.2, 'light', bands)).toEqual(NEUTRAL.light);
    expect(probabilityColour(0.3, 'light', bands)).toEqual(RED);
  });

  it('gives painters a table that agrees with it', () => {
    const ramp = probabilityRamp('dark');
    for (const i of [0, 300, 511, 700, 1023]) {
      const [r, g, b, a] = ramp.subarray(i * 4, i * 4 + 4);
      expect([r, g, b]).toEqual(probabilityColour(i / 1023, 'dark'));
      expect(a).toBe(255);
    }
  });
});

describe('bands', () => {
  it('count the limits as between', () => {
    expect([0.19, 0.2, 0.5, 0.8, 0.81].map((p) => bandOf(p))).toEqual([
      'low',
      'between',
      'between',
      'between',
      'high',
    ]);
  });

  it('leave out what has no probability', () => {
    expect(countBands([0.1, 0.5, 0.9, 0.95, NaN])).toEqual({ low: 1, between: 1, high: 2 });
  });
});
