import type { Bands } from '../scale.ts';
import { drawOrder } from './dots.ts';
import { project } from './mercator.ts';

/** Dots in the order in which they are drawn: painters and picking read them straight through. */
export interface ArrangedDots {
  /** Web Mercator metres that `xy` starts from. */
  readonly origin: readonly [number, number];
  /** x, y, x, y … in metres from the origin. */
  readonly xy: Float32Array;
  readonly probabilities: Float32Array;
  /** Which point of the input each dot is. Points without a place or a probability are none. */
  readonly indices: Uint32Array;
}

/** Projects points and puts them into draw order. */
export function arrangeDots(
  longitudes: ArrayLike<number>,
  latitudes: ArrayLike<number>,
  probabilities: Float32Array,
  bands: Bands,
): ArrangedDots {
  const projected = project(longitudes, latitudes);
  const indices = drawOrder(projected.xy, probabilities, bands);
  const xy = new Float32Array(indices.length * 2);
  const arranged = new Float32Array(indices.length);
  for (let k = 0; k < indices.length; k++) {
    const i = indices[k]!;
    xy[2 * k] = projected.xy[2 * i]!;
    xy[2 * k + 1] = projected.xy[2 * i + 1]!;
    arranged[k] = probabilities[i]!;
  }
  return { origin: projected.origin, xy, probabilities: arranged, indices };
}
