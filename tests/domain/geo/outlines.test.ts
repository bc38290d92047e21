import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FaultError } from '../../../src/domain/fault.ts';
import { readOutlines } from '../../../src/domain/geo/outlines.ts';

const folder = new URL('../../../../shared/data/geo/', import.meta.url);
const square = [
  [
    [-87, 41],
    [-86, 41],
    [-86, 42],
    [-87, 42],
    [-87, 41],
  ],
];
const feature = (geometry: unknown, properties: unknown = { name: 'Square' }) => ({
  type: 'Feature',
  properties,
  geometry,
});
const polygon = feature({ type: 'Polygon', coordinates: square });
const read = (root: unknown) => readOutlines(JSON.stringify(root), 'test.geojson');
const collection = (...features: unknown[]) => read({ type: 'FeatureCollection', features });

/** What the fault says of a text that cannot be read. */
function faultOf(text: string): string {
  try {
    readOutlines(text, 'test.geojson');
  } catch (error) {
    if (error instanceof FaultError && error.fault.kind === 'outlines-unreadable') {
      expect(error.fault.file).toBe('test.geojson');
      return error.fault.detail;
    }
    throw error;
  }
  throw new Error('was read');
}

describe('reading outlines', () => {
  it('gives flat rings, a name and a box', () => {
    const { outlines, box, nameProperty, withoutShape } = collection(polygon);
    expect(outlines[0]?.name).toBe('Square');
    expect([...outlines[0]!.polygons[0]![0]!.slice(0, 4)]).toEqual([-87, 41, -86, 41]);
    expect(box).toEqual({ west: -87, south: 41, east: -86, north: 42 });
    expect(nameProperty).toBe('name');
    expect(withoutShape).toBe(0);
  });

  it('takes a lone Feature, a byte order mark, holes and heights', () => {
    const ring = square[0]!.map(([x, y]) => [x, y, 180]);
    const lone = feature({ type: 'MultiPolygon', coordinates: [[ring, ring], [ring]] });
    const { outlines } = readOutlines(`\uFEFF${JSON.stringify(lone)}`, 'a');
    expect(outlines[0]?.polygons.map((rings) => rings.length)).toEqual([2, 1]);
    expect(outlines[0]?.polygons[0]?.[0]).toHaveLength(10);
  });

  it('closes a ring that the file leaves open', () => {
    const open = feature({ type: 'Polygon', coordinates: [square[0]!.slice(0, 4)] });
    expect(collection(open).outlines[0]?.polygons[0]?.[0]).toHaveLength(10);
  });

  it('counts features without a shape', () => {
    expect(collection(polygon, feature(null)).withoutShape).toBe(1);
  });

  it('takes names from a property that every feature has and that differs', () => {
    const named = (properties: unknown) => ({ ...polygon, properties });
    const beats = collection(
      named({ name: 'Chicago', BEAT_NUM: '0111', district: '1' }),
      named({ name: 'Chicago', BEAT_NUM: 112, district: '1' }),
    );
    expect(beats.nameProperty).toBe('BEAT_NUM');
    expect(beats.outlines.map((outline) => outline.name)).toEqual(['0111', '112']);
    expect(collection(named(null)).nameProperty).toBeNull();
    expect(collection(named({ name: {} })).outlines[0]?.name).toBe('');
  });

  it('makes one clean line of a hostile name', () => {
    const name = `\u202Eevil\n<img src=x>\u0000 ${'x'.repeat(500)}`;
    const read = collection(feature(polygon.geometry, { name })).outlines[0]!.name;
    expect(read).toMatch(/^evil <img src=x> x+…$/);
    expect(read).toHaveLength(60);
  });
});

describe('outlines that cannot be read', () => {
  it.each([
    ['', 'not JSON'],
    ['{"type":"FeatureColl', 'not JSON'],
    ['<html>', 'not JSON'],
    ['[]', 'not a GeoJSON object'],
    ['null', 'not a GeoJSON object'],
    ['{"type":"Topology"}', 'neither'],
    ['{"type":"FeatureCollection"}', 'no features'],
    ['{"type":"FeatureCollection","features":[]}', 'no outlines'],
    ['{"type":"FeatureCollection","features":[7]}', 'feature 1 is not a Feature'],
    ['{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]}}', 'not a Polygon'],
    ['{"type":"Feature"}', 'has no geometry'],
    ['{"type":"Feature","geometry":{"type":"Polygon","coordinates":[]}}', 'no rings'],
    ['{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[]]}}', 'no positions'],
    ['{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[["a",1]]]}}', 'numbers'],
    ['{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[1e999,1]]]}}', 'Infinity'],
    ['{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[1,1],[2,2]]]}}', 'three'],
    ['['.repeat(100_000), 'not JSON'],
  ])('%.60s', (text, says) => {
    expect(faultOf(text)).toContain(says);
  });

  it('says where feet or metres stand for degrees', () => {
    const feet = square[0]!.map(([x, y]) => [x! + 1136403, y! + 1936607]);
    const text = JSON.stringify(feature({ type: 'Polygon', coordinates: [feet] }));
    expect(faultOf(text)).toBe(
      'feature 1 lies at 1136320, 1936650, which is not a longitude and latitude',
    );
  });

  it('refuses another reference system, and takes the usual one', () => {
    const crs = (name: string) => ({ ...polygon, crs: { type: 'name', properties: { name } } });
    expect(faultOf(JSON.stringify(crs('EPSG:3435')))).toContain('coordinate system');
    expect(read(crs('urn:ogc:def:crs:OGC:1.3:CRS84')).outlines).toHaveLength(1);
  });

  it('refuses more features than a city has', () => {
    const text = JSON.stringify({ type: 'FeatureCollection', features: Array(20_001).fill(0) });
    expect(faultOf(text)).toContain('20001 features');
  });

  it('throws nothing but its own fault, whatever the JSON', () => {
    const geometry = fc.record({
      type: fc.constantFrom('Polygon', 'MultiPolygon', 'Point'),
      coordinates: fc.jsonValue({ maxDepth: 5 }),
    });
    const root = fc.record({
      type: fc.constantFrom('FeatureCollection', 'Feature', 'Polygon'),
      features: fc.array(fc.record({ type: fc.constant('Feature'), geometry })),
      geometry,
    });
    fc.assert(
      fc.property(fc.oneof(root, fc.jsonValue()), (value) => {
        try {
          read(value);
        } catch (error) {
          expect(error).toBeInstanceOf(FaultError);
        }
      }),
    );
  });
});

describe.skipIf(!existsSync(folder))(
  'real outlines (skipped where ../shared/data is missing)',
  () => {
    it.each([
      ['chicago_community_areas', 77, 'community', 'ROGERS PARK'],
      ['chicago_districts', 25, 'dist_num', '17'],
      ['chicago_beats', 277, 'beat_num', '1713'],
      ['san-francisco', 37, 'name', 'Seacliff'],
      ['sfpd_districts_2013', 10, 'DISTRICT', 'CENTRAL'],
    ])('%s', (name, count, property, first) => {
      const text = readFileSync(new URL(`${name}.simplified.geojson`, folder), 'utf8');
      const { outlines, nameProperty, box } = readOutlines(text, name);
      expect(outlines).toHaveLength(count);
      expect(nameProperty).toBe(property);
      expect(outlines[0]?.name).toBe(first);
      expect(box.east - box.west).toBeLessThan(1);
    });
  },
);
