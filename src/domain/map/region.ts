import type { Box } from '../geo/box.ts';
import { ADDED } from '../recipe/names.ts';

/** A part of the map: what was in view, or an area that was drawn, as its corners in degrees. */
export type Region =
  | { readonly kind: 'view'; readonly box: Box }
  | { readonly kind: 'drawn'; readonly corners: readonly (readonly [number, number])[] };

/** A region in words. */
export const REGION_WORDS: Readonly<Record<Region['kind'], string>> = {
  view: 'in the chosen view',
  drawn: 'in the drawn area',
};

/** Whether a position in degrees lies in a region; the same arithmetic as its SQL. */
export function isInRegion(region: Region, longitude: number, latitude: number): boolean {
  if (region.kind === 'view') {
    const { west, south, east, north } = region.box;
    return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
  }
  let inside = false;
  for (const { x1, y1, y2, slope } of edgesOf(region.corners)) {
    const crosses = y1 > latitude !== y2 > latitude;
    if (crosses && longitude < (latitude - y1) * slope + x1) inside = !inside;
  }
  return inside;
}

/**
 * SQL that holds for the incidents in a region. In a drawn area an incident lies where a ray to the
 * east crosses the outline an odd number of times.
 */
export function regionSql(region: Region): string {
  const { longitude, latitude, coordinates } = ADDED;
  const usable = `${coordinates} = 0`;
  if (region.kind === 'view') {
    const { west, south, east, north } = region.box;
    return `${usable} and ${longitude} between ${double(west)} and ${double(east)} and ${latitude} between ${double(south)} and ${double(north)}`;
  }
  const crossings = edgesOf(region.corners).map(
    ({ x1, y1, y2, slope }) =>
      `case when (${double(y1)} > ${latitude}) <> (${double(y2)} > ${latitude}) and ${longitude} < (${latitude} - ${double(y1)}) * ${double(slope)} + ${double(x1)} then 1 else 0 end`,
  );
  return `${usable} and (${crossings.join(' + ')}) % 2 = 1`;
}

/** The edges of an area that are not level; a ray to the east never crosses a level one. */
function edgesOf(corners: readonly (readonly [number, number])[]) {
  return corners.flatMap(([x1, y1], i) => {
    const [x2, y2] = corners[(i + 1) % corners.length] ?? [x1, y1];
    return y1 === y2 ? [] : [{ x1, y1, y2, slope: (x2 - x1) / (y2 - y1) }];
  });
}

/** A number that SQL reads as a double: bare digits would be a decimal of their own width. */
function double(value: number): string {
  return `cast(${String(value)} as double)`;
}

/** Corners of a drawn area at most; a hand's tremble makes more, and SQL has a term for each. */
const MOST_CORNERS = 120;

/** An even choice of the corners where there are too many. */
export function thinCorners(
  corners: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  const step = Math.ceil(corners.length / MOST_CORNERS);
  return corners.filter((_, i) => i % step === 0);
}
