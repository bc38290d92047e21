import type { Bands } from '../scale.ts';
import { drawOrder } from './dots.ts';
import { project } from './mercator.ts';

/** Dots in the order in which they are drawn: painters and picking read them straight through. */
export interface ArrangedDots {
  /** Web Mercator metres that `xy` starts from. */
  readonly origin: readonly [number, number];
  /** x, y, x, y … in metres from the origin. */
  readonly xy: Float32Array;
  /** Where on the colour scale each dot is: 0 to 1 as 0 to 65,535, finer than any eye. */
  readonly values: Uint16Array;
  /** Which point of the input each dot is. Points without a place or a value are none. */
  readonly indices: Uint32Array;
}

/** What 1 is among a dot's values. */
export const FULL_VALUE = 65_535;

/** Projects points and puts them into draw order. */
export function arrangeDots(
  longitudes: ArrayLike<number>,
  latitudes: ArrayLike<number>,
  values: ArrayLike<number>,
  bands: Bands,
): ArrangedDots {
  const projected = project(longitudes, latitudes);
  const indices = drawOrder(projected.xy, values, bands);
  const xy = new Float32Array(indices.length * 2);
  const arranged = new Uint16Array(indices.length);
  for (let k = 0; k < indices.length; k++) {
    const i = indices[k]!;
    xy[2 * k] = projected.xy[2 * i]!;
    xy[2 * k + 1] = projected.xy[2 * i + 1]!;
    arranged[k] = Math.round(Math.min(1, Math.max(0, values[i]!)) * FULL_VALUE);
  }
  return { origin: projected.origin, xy, values: arranged, indices };
}

/** Which dots are drawn (1) of those whose points are; `shown` by point, null for all. */
export function shownDots({ indices }: ArrangedDots, shown: Uint8Array | null): Uint8Array {
  if (!shown) return new Uint8Array(indices.length).fill(1);
  const dots = new Uint8Array(indices.length);
  for (let k = 0; k < indices.length; k++) dots[k] = shown[indices[k]!]!;
  return dots;
}
