import { centralBox, hasPlace } from './box.ts';

/** Radius of the sphere of Web Mercator (EPSG:3857), metres. */
const RADIUS = 6_378_137;

/** Easting in Web Mercator metres. */
export const eastingOf = (longitude: number) => (longitude * Math.PI * RADIUS) / 180;

/** Northing in Web Mercator metres. */
export const northingOf = (latitude: number) =>
  RADIUS * Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360));

/** The longitude of an easting. */
export const longitudeOf = (easting: number) => (easting * 180) / (Math.PI * RADIUS);

/** The latitude of a northing. */
export const latitudeOf = (northing: number) =>
  (Math.atan(Math.exp(northing / RADIUS)) * 360) / Math.PI - 90;

/** Projected points: metres from an origin, so that 32-bit floats keep them to a centimetre. */
export interface Projected {
  /** The origin in Web Mercator metres. */
  readonly origin: readonly [number, number];
  /** x, y, x, y … in metres from the origin; NaN where a position has no place on the map. */
  readonly xy: Float32Array;
}

/** Projects positions, with the origin in the middle of where most of them are. */
export function project(longitudes: ArrayLike<number>, latitudes: ArrayLike<number>): Projected {
  const box = centralBox(longitudes, latitudes);
  const origin: [number, number] = box
    ? [eastingOf((box.west + box.east) / 2), northingOf((box.south + box.north) / 2)]
    : [0, 0];
  const xy = new Float32Array(longitudes.length * 2);
  for (let i = 0; i < longitudes.length; i++) {
    const longitude = longitudes[i] ?? NaN;
    const latitude = latitudes[i] ?? NaN;
    const placed = hasPlace(longitude, latitude);
    xy[2 * i] = placed ? eastingOf(longitude) - origin[0] : NaN;
    xy[2 * i + 1] = placed ? northingOf(latitude) - origin[1] : NaN;
  }
  return { origin, xy };
}
