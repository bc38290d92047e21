/** A box in degrees of longitude and latitude. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Web Mercator ends here; positions nearer to a pole have no place on the map. */
export const MAX_LATITUDE = 85.0511;

/** Shares left out at each end, so that one wrong coordinate does not zoom the map out. */
const TAIL = 0.005;

/** Quantiles of more positions than this are taken from an even sample. */
const SAMPLE = 20_000;

/** Outlines this many times as large as the points are not their city's. */
const FAR = 2;

/**
 * The box that holds the middle 99 % of the positions on each axis, or null when none is usable.
 * Positions without a place on the map are left out.
 */
export function centralBox(
  longitudes: ArrayLike<number>,
  latitudes: ArrayLike<number>,
): Box | null {
  const stride = Math.max(1, Math.floor(longitudes.length / SAMPLE));
  const xs: number[] = [];
  const ys: number[] = [];
  for (let i = 0; i < longitudes.length; i += stride) {
    const x = longitudes[i] ?? NaN;
    const y = latitudes[i] ?? NaN;
    if (!hasPlace(x, y)) continue;
    xs.push(x);
    ys.push(y);
  }
  if (xs.length === 0) return null;
  const [west, east] = middle(xs);
  const [south, north] = middle(ys);
  return { west, south, east, north };
}

/** Whether a position can be shown: numbers, on the globe, and not at a pole. */
export function hasPlace(longitude: number, latitude: number): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= MAX_LATITUDE;
}

/** The smallest box around all of them, or null for none. */
export function joinBoxes(boxes: Iterable<Box>): Box | null {
  let all: Box | null = null;
  for (const box of boxes) {
    all = all
      ? {
          west: Math.min(all.west, box.west),
          south: Math.min(all.south, box.south),
          east: Math.max(all.east, box.east),
          north: Math.max(all.north, box.north),
        }
      : box;
  }
  return all;
}

/**
 * What a map should show: the points, and the whole of the outlines around them unless these reach
 * far beyond (a state's outlines around one city's incidents).
 */
export function frameBox(points: Box | null, outlines: Box | null): Box | null {
  if (!points || !outlines) return points ?? outlines;
  const both = joinBoxes([points, outlines]) ?? points;
  const reaches = (a: number, b: number, c: number, d: number) => b - a > FAR * (d - c);
  return reaches(both.west, both.east, points.west, points.east) ||
    reaches(both.south, both.north, points.south, points.north)
    ? points
    : both;
}

function middle(values: number[]): [number, number] {
  const sorted = Float64Array.from(values).sort();
  const last = sorted.length - 1;
  const at = (share: number) => sorted[Math.round(share * last)] ?? NaN;
  return [at(TAIL), at(1 - TAIL)];
}
