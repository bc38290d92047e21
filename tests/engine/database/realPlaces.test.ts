import { describe, expect, it } from 'vitest';
import type { LoadedTable } from '../../../src/domain/table/receipt.ts';
import { HAS_DATA, NO_DATA, realFile } from '../../support/realData.ts';
import { joinOf, load, openEngine, quiet } from '../../support/study.ts';

async function joined(paths: readonly string[], outlines: string) {
  const engine = await openEngine();
  const tables: LoadedTable[] = [];
  for (const path of paths) tables.push(await load(engine, await realFile(path)));
  const file = await realFile(outlines);
  await engine.readOutlines(file, false);
  const place = { outlines: file.name, property: null };
  const { receipt } = await engine.join({ ...joinOf(tables), place }, quiet);
  return receipt;
}

describe.skipIf(!HAS_DATA)(`places on the real files${NO_DATA}`, () => {
  it('joins San Francisco, whole, with its weather, and by place with its tracts', async () => {
    const weather = ['temperature', 'precipitation'].map(
      (what) => `sf/USW00023234_daily_${what}.csv`,
    );
    const files = ['sf/sf-crime-2003-2015.csv.gz', ...weather, 'sf/census_merged.csv'];
    const receipt = await joined(files, 'sf/sf_tracts.json');
    expect(receipt).toMatchObject({ incidents: 878_017, rows: 878_017, withoutOutcome: 0 });
    expect(receipt.weather).toEqual({ matched: 878_017, unmatched: 0, fannedOut: 0 });
    expect(receipt.coordinates).toMatchObject({ blank: 0, outside: 67 });
    expect(receipt.places).toMatchObject({ standsFor: 'areas', property: 'GEO_ID' });
    expect(receipt.areas?.matched).toBeGreaterThan(0.999 * 878_017);
  }, 240_000);

  it('puts two years of Chicago together, whose codes agree with their places', async () => {
    const files = ['Crimes_-_2014.csv.gz', 'Crimes_-_2015.csv.gz', 'chicagoCensus.csv'];
    const receipt = await joined(
      files.map((file) => `chicago/${file}`),
      'geo/chicago_community_areas.simplified.geojson',
    );
    expect(receipt).toMatchObject({ incidents: 539_129, rows: 539_129 });
    expect(receipt.alignment.incidents.files.map(({ rows }) => rows)).toEqual([275_200, 263_929]);
    const { byCode = 0, byPlace = 0, neither = 0, both = 1, agree = 0 } = receipt.places ?? {};
    expect(byCode + byPlace + neither).toBe(539_129);
    expect(agree / both).toBeGreaterThan(0.97);
    const { usable, blank, zero, outside } = receipt.coordinates ?? {};
    expect([usable, blank, zero, outside].reduce((sum = 0, n) => sum + (n ?? 0), 0)).toBe(539_129);
  }, 240_000);
});
