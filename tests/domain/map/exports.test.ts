import { describe, expect, it } from 'vitest';
import { readOutlines } from '../../../src/domain/geo/outlines.ts';
import {
  areasCsv,
  areasGeoJson,
  pointsCsv,
  pointsGeoJson,
  type ShownPoints,
} from '../../../src/domain/map/exports.ts';
import { NO_HOUR } from '../../../src/domain/map/when.ts';

const N = 25_000;
const shown: ShownPoints = {
  points: {
    rowIds: Int32Array.from({ length: N }, (_, i) => i + 1),
    longitudes: new Float64Array(N).fill(-87.65),
    latitudes: new Float64Array(N).fill(41.9),
    probabilities: new Float32Array(N).fill(0.1),
    outcomes: new Uint8Array(N),
    hours: new Int32Array(N).fill(NO_HOUR),
    leftOff: { withoutPlace: 0, outside: 0 },
  },
  shown: Uint8Array.from({ length: N }, (_, i) => i % 2),
  scores: [{ model: '=cmd|lookup', values: new Float32Array(N).fill(0.25) }],
};

const whole = (text: string | readonly string[]) =>
  typeof text === 'string' ? text : text.join('');

/** An area whose name is a formula, as a hostile file may have it. */
const zones = readOutlines(
  JSON.stringify({
    type: 'Feature',
    properties: { name: '=HYPERLINK("http://x")' },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [-1, 0],
          [0, 0],
          [0, 1],
          [-1, 0],
        ],
      ],
    },
  }),
  'o.geojson',
);
const areas = { zones, sums: [{ incidents: 10, arrests: 4, expected: 3 }], least: 20 };

describe('what is shown, as files', () => {
  it('has every shown point once, and its numbers as numbers', () => {
    const lines = whole(pointsCsv(shown).text).trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + N / 2);
    expect(lines[0]).toBe('row,time,longitude,latitude,arrested,predicted by =cmd|lookup');
    expect(lines[1]).toBe('2,,-87.65,41.9,0,0.25');
  });

  it('is GeoJSON that can be read back', () => {
    const { features } = JSON.parse(whole(pointsGeoJson(shown).text)) as {
      features: { geometry: { coordinates: number[] } }[];
    };
    expect(features).toHaveLength(N / 2);
    expect(features[0]?.geometry.coordinates).toEqual([-87.65, 41.9]);
    const again = readOutlines(whole(areasGeoJson(areas).text), 'again.geojson');
    expect(again.outlines[0]?.polygons).toEqual(zones.outlines[0]?.polygons);
  });

  it('is no formula in a spreadsheet', () => {
    const [header, line] = whole(areasCsv(areas).text).split('\r\n');
    expect(header).toMatch(/^area,incidents,arrests,arrest rate,/);
    expect(line).toMatch(/^"'=HYPERLINK\(""http:\/\/x""\)",10,4,0.4,0.\d+,0.\d+,0.3,-0.1,too few$/);
  });
});
