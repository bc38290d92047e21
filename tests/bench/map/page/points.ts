import type { ColouredPoints } from '../../../../src/ui/map/pointLayer.ts';

/** The box that the points lie in, degrees. */
export const BOX = { west: -87.9, south: 41.65, east: -87.5, north: 42.0 };

/** Numbers from 0 to 1, the same ones every time (mulberry32). */
export function randoms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Points on blocks of a city, a few to a block, as incidents are. */
export function cityPoints(n: number): ColouredPoints {
  const random = randoms(n);
  const longitudes = new Float64Array(n);
  const latitudes = new Float64Array(n);
  const values = new Float32Array(n);
  for (let i = 0; i < n; i++) {
    const [x, y] = [(random() + random()) / 2, (random() + random()) / 2];
    longitudes[i] = BOX.west + Math.round(x * 2000) * ((BOX.east - BOX.west) / 2000);
    latitudes[i] = BOX.south + Math.round(y * 2000) * ((BOX.north - BOX.south) / 2000);
    values[i] = random() ** 2;
  }
  return { longitudes, latitudes, values };
}
