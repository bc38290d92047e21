import { describe, expect, it } from 'vitest';
import { readOutlines } from '../../../src/domain/geo/outlines.ts';
import { matchCodes, mergedByCode } from '../../../src/domain/map/zones.ts';

/** Squares with the given properties, side by side. */
function squares(properties: readonly Record<string, unknown>[]) {
  const features = properties.map((own, i) => {
    const ring = [
      [i, 0],
      [i + 1, 0],
      [i + 1, 1],
      [i, 0],
    ];
    return {
      type: 'Feature',
      properties: own,
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  });
  return readOutlines(JSON.stringify({ type: 'FeatureCollection', features }), 'o.geojson');
}

const numbers = (n: number) => new Set(Array.from({ length: n }, (_, i) => String(i + 1)));
const areas = squares(Array.from({ length: 77 }, (_, i) => ({ area_numbe: String(i + 1) })));

describe('codes that incidents and outlines share', () => {
  it('are found by what most outlines have in common with a column', () => {
    const columns = [
      { column: 'Ward', label: 'Ward', codes: numbers(50) },
      { column: '_area_key', label: 'Community Area', codes: numbers(77) },
    ];
    expect(matchCodes(areas, columns)).toMatchObject({ column: '_area_key' });
  });

  it('are not taken from numbers that only happen to be small', () => {
    expect(matchCodes(areas, [{ column: 'Ward', label: 'Ward', codes: numbers(50) }])).toBeNull();
    expect(matchCodes(areas, [{ column: 'Beat', label: 'Beat', codes: numbers(300) }])).toBeNull();
  });

  it('prefer the property that tells most outlines apart', () => {
    const beats = squares(
      Array.from({ length: 20 }, (_, i) => ({
        district: String(1 + (i % 4)),
        beat_num: `0${String(111 + i)}`,
      })),
    );
    const codes = new Set(Array.from({ length: 20 }, (_, i) => String(111 + i)));
    const columns = [
      { column: 'District', label: 'District', codes: numbers(4) },
      { column: 'Beat', label: 'Beat', codes },
    ];
    expect(matchCodes(beats, columns)?.column).toBe('Beat');
  });

  it('make one area of the features that bear one code', () => {
    const twice = squares([{ dist: '31' }, { dist: '1' }, { dist: '31' }]);
    const { outlines, keys } = mergedByCode(twice, ['31', '1', '31']);
    expect(keys).toEqual(['31', '1']);
    expect(outlines.outlines.map(({ polygons }) => polygons.length)).toEqual([2, 1]);
    expect(outlines.outlines[0]?.box).toMatchObject({ west: 0, east: 3 });
  });

  it('leave outlines without a code apart', () => {
    const { outlines, keys } = mergedByCode(squares([{ a: 1 }, { a: 2 }]), ['', '']);
    expect(keys).toEqual(['', '']);
    expect(outlines.outlines).toHaveLength(2);
  });
});
