import { describe, expect, it } from 'vitest';
import { CHICAGO } from '../../../src/domain/cities/chicago.ts';
import type { City } from '../../../src/domain/cities/city.ts';
import { SAN_FRANCISCO } from '../../../src/domain/cities/sanFrancisco.ts';
import { chooseFeatures } from '../../../src/domain/features/choose.ts';
import { wholeOf } from '../../../src/domain/map/areas.ts';
import { DEFAULT_SPLIT } from '../../../src/domain/recipe/recipe.ts';
import { HAS_DATA, NO_DATA, realFile } from '../../support/realData.ts';
import { joinOf, load, openEngine, quiet } from '../../support/study.ts';

/** A city's hold-out on the map, scored by nothing but its rows, and summed up by outlines. */
async function mapped(path: string, outlines: string) {
  const engine = await openEngine();
  const table = await load(engine, await realFile(path));
  const file = await realFile(outlines);
  await engine.readOutlines(file, false);
  const { plan } = await engine.join(joinOf([table]), quiet);
  const { dataset } = await engine.makeDataset(DEFAULT_SPLIT, chooseFeatures(plan.columns), quiet);
  const { rowIds } = dataset.holdout;
  const holdout = rowIds.length;
  await engine.storeScores(
    'network',
    rowIds.slice(),
    Float32Array.from(rowIds, (row) => (row % 100) / 100),
  );
  const points = await engine.mapPoints('network');
  const zoning = { kind: 'outlines', file: file.name } as const;
  const columns = ['_area_key', 'District', 'PdDistrict'].filter(
    (name) => name === '_area_key' || plan.columns.some((column) => column.name === name),
  );
  const zones = await engine.mapZones(
    zoning,
    columns.map((column) => ({ column, label: column })),
  );
  const sums = await engine.mapSums(zoning, 'network', null);
  return { points, holdout, zones, sums };
}

const CASES: readonly [City, string, string, string | null][] = [
  [
    CHICAGO,
    'chicago/Crimes_-_2015.csv.gz',
    'geo/chicago_community_areas.simplified.geojson',
    '_area_key',
  ],
  [SAN_FRANCISCO, 'sf/sf-crime-2003-2015.csv.gz', 'geo/san-francisco.simplified.geojson', null],
];

describe.skipIf(!HAS_DATA)(`the map of real cities${NO_DATA}`, () => {
  it.each(CASES)(
    'has no point outside $name, and every held-out incident once',
    async (city, path, outlines, codes) => {
      const { points, holdout, zones, sums } = await mapped(path, outlines);
      const { longitudes, latitudes, leftOff } = points;
      expect(points.rowIds.length + leftOff.withoutPlace + leftOff.outside).toBe(holdout);
      const { west, south, east, north } = city.region;
      const strays = longitudes.filter((lon, i) => {
        const lat = latitudes[i]!;
        return !(lon >= west && lon <= east && lat >= south && lat <= north);
      });
      expect(strays).toHaveLength(0);
      expect(zones.byCodesOf).toBe(codes);
      expect(wholeOf(sums.areas).incidents + sums.outside).toBe(holdout);
      expect(wholeOf(sums.areas).incidents / holdout).toBeGreaterThan(0.97);
    },
    400_000,
  );
});
