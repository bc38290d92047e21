import { FaultError } from '../fault.ts';
import { joinBoxes, type Box } from './box.ts';
import { codesOf, namesOf } from './outlineNames.ts';
import { readPolygons, type Polygon } from './polygons.ts';

/** One named area of the file. */
export interface Outline {
  readonly name: string;
  readonly polygons: readonly Polygon[];
  readonly box: Box;
  /** The values of the file's properties, in their order; '' where there is none. */
  readonly values: readonly string[];
}

/** The areas of a GeoJSON file, in its order. */
export interface Outlines {
  readonly file: string;
  /** The property that the names were taken from, or null when the file has none. */
  readonly nameProperty: string | null;
  /** Properties whose values could be the outlines' codes or names: there for each, and not all the same. */
  readonly properties: readonly string[];
  readonly outlines: readonly Outline[];
  /** Features whose geometry is null, which GeoJSON allows. */
  readonly withoutShape: number;
  readonly box: Box;
}

/** Above these a file is not a city's districts, and would only stall the tab. */
const MAX_FEATURES = 20_000;
const MAX_POSITIONS = 2_000_000;

/** A JSON object of unknown content. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads GeoJSON (RFC 7946) outlines: polygons in longitude and latitude.
 * @throws FaultError 'outlines-unreadable' for anything else
 */
export function readOutlines(text: string, file: string): Outlines {
  const fail = (detail: string): never => {
    throw new FaultError({ kind: 'outlines-unreadable', file, detail });
  };
  const root = parse(text, fail);
  checkReference(root, fail);
  const features = featuresOf(root, fail);
  if (features.length > MAX_FEATURES) {
    fail(`it has ${features.length} features, and ${MAX_FEATURES} is the limit`);
  }

  const shaped: { readonly properties: unknown; readonly polygons: Polygon[] }[] = [];
  let budget = MAX_POSITIONS;
  features.forEach((feature, i) => {
    const where = `feature ${i + 1}`;
    if (!isFields(feature) || feature['type'] !== 'Feature') fail(`${where} is not a Feature`);
    const { geometry, properties } = feature as Fields;
    if (geometry === null) return;
    const polygons = readPolygons(geometry, (detail) => fail(`${where} ${detail}`));
    for (const ring of polygons.flat()) budget -= ring.length / 2;
    if (budget < 0) fail(`it has more than ${MAX_POSITIONS} positions`);
    shaped.push({ properties, polygons });
  });

  const { property, names } = namesOf(shaped.map((feature) => feature.properties));
  const codes = codesOf(shaped.map((feature) => feature.properties));
  const outlines = shaped.map(({ polygons }, i) => ({
    name: names[i] ?? '',
    values: codes.map(({ values }) => values[i] ?? ''),
    polygons,
    box: boxOf(polygons),
  }));
  const box = joinBoxes(outlines.map((outline) => outline.box)) ?? fail('it has no outlines');
  const withoutShape = features.length - shaped.length;
  const properties = codes.map((code) => code.property);
  return { file, nameProperty: property, properties, outlines, withoutShape, box };
}

/** Whether a value is a JSON object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string, fail: (detail: string) => never): Fields {
  let root: unknown;
  try {
    root = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return fail('it is not JSON, or is cut off');
  }
  return isFields(root) ? root : fail('it is not a GeoJSON object');
}

/** Old GeoJSON may name another reference system than longitude and latitude. */
function checkReference(root: Fields, fail: (detail: string) => never): void {
  if (root['crs'] === undefined || root['crs'] === null) return;
  if (!/CRS84|EPSG:{1,2}4326/i.test(JSON.stringify(root['crs']))) {
    fail('it names a coordinate system other than longitude and latitude (WGS 84)');
  }
}

function featuresOf(root: Fields, fail: (detail: string) => never): readonly unknown[] {
  if (root['type'] === 'Feature') return [root];
  if (root['type'] !== 'FeatureCollection') {
    return fail('it is JSON, but neither a GeoJSON FeatureCollection nor a Feature');
  }
  const features: unknown = root['features'];
  return Array.isArray(features) ? features : fail('its FeatureCollection has no features');
}

function boxOf(polygons: readonly Polygon[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of polygons.flat()) {
    for (let i = 0; i < ring.length; i += 2) {
      west = Math.min(west, ring[i]!);
      east = Math.max(east, ring[i]!);
      south = Math.min(south, ring[i + 1]!);
      north = Math.max(north, ring[i + 1]!);
    }
  }
  return { west, south, east, north };
}
