/** A closed ring: longitude, latitude, longitude, latitude … in degrees, first equal to last. */
export type Ring = Float64Array;

/** Rings of one polygon: the outer first, then its holes. */
export type Polygon = readonly Ring[];

type Fail = (detail: string) => never;

/** Reads a GeoJSON Polygon or MultiPolygon; `fail` is told what is wrong. */
export function readPolygons(geometry: unknown, fail: Fail): Polygon[] {
  if (typeof geometry !== 'object' || geometry === null) return fail('has no geometry');
  const type: unknown = 'type' in geometry ? geometry.type : undefined;
  const coordinates: unknown = 'coordinates' in geometry ? geometry.coordinates : undefined;
  if (type === 'Polygon') return [readPolygon(coordinates, fail)];
  if (type === 'MultiPolygon') {
    return listOf(coordinates, 'polygons', fail).map((polygon) => readPolygon(polygon, fail));
  }
  return fail('is not a Polygon or MultiPolygon');
}

function readPolygon(rings: unknown, fail: Fail): Polygon {
  return listOf(rings, 'rings', fail).map((ring) => readRing(ring, fail));
}

/** Reads a ring, and closes it where the file does not. */
function readRing(value: unknown, fail: Fail): Ring {
  const positions = listOf(value, 'positions', fail);
  const flat: number[] = [];
  for (const position of positions) flat.push(...readPosition(position, fail));
  const closed = flat[0] === flat.at(-2) && flat[1] === flat.at(-1);
  if (!closed) flat.push(flat[0]!, flat[1]!);
  if (flat.length < 8) fail('has a ring of fewer than three corners');
  return Float64Array.from(flat);
}

function readPosition(value: unknown, fail: Fail): [number, number] {
  const [x, y] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  if (typeof x !== 'number' || typeof y !== 'number') return fail('has a position without numbers');
  if (Math.abs(x) > 180 || Math.abs(y) > 90) {
    return fail(`lies at ${round(x)}, ${round(y)}, which is not a longitude and latitude`);
  }
  return [x, y];
}

function listOf(value: unknown, what: string, fail: Fail): readonly unknown[] {
  return Array.isArray(value) && value.length > 0 ? value : fail(`has no ${what}`);
}

const round = (value: number) => Number(value.toPrecision(6));
