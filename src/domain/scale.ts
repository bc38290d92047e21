/** Red, green and blue, 0 to 255, sRGB. */
export type Rgb = readonly [number, number, number];

/** What the scale is drawn on: its neutral is near the paper in both. */
export type Theme = 'light' | 'dark';

/** Where the scale is full blue (below `low`) and full red (above `high`). */
export interface Bands {
  readonly low: number;
  readonly high: number;
}

/** How many probabilities fall into each band. */
export interface BandCounts {
  readonly low: number;
  readonly between: number;
  readonly high: number;
}

/** The bands of H2O's article on Chicago crime (2015): blue under 0.2, red over 0.8. */
export const LOW = 0.2;
export const HIGH = 0.8;
export const BANDS: Bands = { low: LOW, high: HIGH };

/** ColorBrewer RdBu's blue and red: told apart with every common colour blindness. */
export const BLUE: Rgb = [0x21, 0x66, 0xac];
export const RED: Rgb = [0xb2, 0x18, 0x2b];
export const NEUTRAL: Readonly<Record<Theme, Rgb>> = {
  light: [0xf0, 0xee, 0xe8],
  dark: [0x3a, 0x3d, 0x44],
};

/**
 * The colour of a probability. Each half is linear in sRGB's encoded values, which CSS gradients
 * and canvas use too, so that legend, charts and map agree; the neutral is midway between bands.
 */
export function probabilityColour(p: number, theme: Theme, bands: Bands = BANDS): Rgb {
  const t = (p - bands.low) / (bands.high - bands.low);
  const neutral = NEUTRAL[theme];
  if (!(t > 0)) return BLUE;
  if (t >= 1) return RED;
  return t < 0.5 ? mix(BLUE, neutral, t * 2) : mix(neutral, RED, t * 2 - 1);
}

/**
 * The scale as a table for painters: RGBA bytes of `size` probabilities, evenly from 0 to 1.
 * A shader that looks colours up here cannot disagree with the charts.
 */
export function probabilityRamp(theme: Theme, bands: Bands = BANDS, size = 1024): Uint8Array {
  const ramp = new Uint8Array(size * 4);
  for (let i = 0; i < size; i++) {
    ramp.set(probabilityColour(i / (size - 1), theme, bands), i * 4);
    ramp[i * 4 + 3] = 255;
  }
  return ramp;
}

/** The band of a probability; the limits themselves lie between. */
export function bandOf(p: number, bands: Bands = BANDS): keyof BandCounts {
  if (p < bands.low) return 'low';
  return p > bands.high ? 'high' : 'between';
}

/** Counts the bands; a probability that is not a number (not scored) is in none. */
export function countBands(probabilities: ArrayLike<number>, bands: Bands = BANDS): BandCounts {
  const counts = { low: 0, between: 0, high: 0 };
  for (let i = 0; i < probabilities.length; i++) {
    const p = probabilities[i] ?? NaN;
    if (!Number.isNaN(p)) counts[bandOf(p, bands)]++;
  }
  return counts;
}

function mix(a: Rgb, b: Rgb, t: number): Rgb {
  const at = (i: 0 | 1 | 2) => Math.round(a[i] + (b[i] - a[i]) * t);
  return [at(0), at(1), at(2)];
}
