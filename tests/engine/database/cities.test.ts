import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { columnOf, type ColumnRole } from '../../../src/domain/table/column.ts';
import { contents } from '../../../src/engine/database/load/contents.ts';
import { loadTable } from '../../../src/engine/database/load/loadTable.ts';
import { Session } from '../../../src/engine/database/session.ts';
import { openNodeDuckDb } from '../../support/nodeDuckDb.ts';
import { DATA, HAS_DATA, NO_DATA, realFile } from '../../support/realData.ts';
import { quiet } from '../../support/study.ts';

/** Every table of the real data: what it is, whose, and which columns hold its keys. */
const TABLES: readonly [
  path: string,
  role: 'incidents' | 'weather' | 'areas',
  city: string | null,
  keys: Partial<Record<ColumnRole, string>>,
][] = [
  ['chicago/Crimes_-_2014.csv.gz', 'incidents', 'chicago', { area: 'Community Area' }],
  ['chicago/Crimes_-_2015.csv.gz', 'incidents', 'chicago', { 'occurred at': 'Date' }],
  ['chicago/chicagoCrimes10k.csv', 'incidents', 'chicago', { outcome: 'Arrest', id: 'ID' }],
  ['chicago/crime50k.csv.gz', 'incidents', 'chicago', { offence: 'Primary Type' }],
  ['chicago/chicago_crimes.csv', 'incidents', 'chicago', { 'occurred at': 'date' }],
  ['chicago/crimes-2022-slim.csv.gz', 'incidents', 'chicago', { outcome: 'Arrest' }],
  ['chicago/crimes-2022-slim.parquet', 'incidents', 'chicago', { outcome: 'Arrest' }],
  [
    'chicago/DERIVED_kaggle_layout_2016_sample.csv',
    ...(['incidents', 'chicago', { area: 'Community Area', id: 'ID' }] as const),
  ],
  ['chicago/chicagoCensus.csv', 'areas', 'chicago', { area: 'Community Area Number' }],
  ['chicago/ChicagoSocioeconomic.csv', 'areas', 'chicago', { area: 'Community' }],
  ['chicago/chicagoAllWeather.csv', 'weather', null, { day: 'date' }],
  ['chicago/ChicagoWeather.csv', 'weather', null, { day: 'Date' }],
  ['chicago/Chicago_Ohare_International_Airport.csv', 'weather', null, { day: 'Date' }],
  [
    'sf/sf-crime-2003-2015.csv.gz',
    'incidents',
    'san-francisco',
    { 'occurred at': 'Dates', outcome: 'Resolution', latitude: 'Y', longitude: 'X' },
  ],
  ['sf/USW00023234_daily_temperature.csv', 'weather', null, { 'highest temperature': 'tmax_f' }],
  ['sf/USW00023234_daily_precipitation.csv', 'weather', null, { precipitation: 'prcp_in' }],
  ['sf/census_merged.csv', 'areas', 'san-francisco', { area: 'tract_id' }],
  ['sf/income.geojson', 'areas', 'san-francisco', { area: 'ZIP_CODE' }],
  ['sf/poverty.geojson', 'areas', 'san-francisco', { area: 'ZIP_CODE' }],
];

/** Files that are no tables: outlines alone. */
const OUTLINES = [
  'sf/sf_tracts.json',
  ...['chicago_beats', 'chicago_community_areas', 'chicago_districts', 'san-francisco'].map(
    (name) => `geo/${name}.simplified.geojson`,
  ),
  'geo/sfpd_districts_2013.simplified.geojson',
];

const SAMPLE = { rows: 3_000, by: 'file', seed: 1 } as const;

describe.skipIf(!HAS_DATA)(`the real files, without a hand on the mapping${NO_DATA}`, () => {
  it('are all listed here', () => {
    const files = ['chicago', 'sf', 'geo'].flatMap((folder) =>
      readdirSync(join(DATA, folder)).map((name) => `${folder}/${name}`),
    );
    expect([...TABLES.map(([path]) => path), ...OUTLINES].sort()).toEqual(files.sort());
  });

  it.each(TABLES)('%s: %s of %s', async (path, role, city, keys) => {
    const file = await realFile(path);
    expect(await contents(file)).toContainEqual(expect.objectContaining({ kind: 'table' }));
    const database = await openNodeDuckDb();
    const request = { file, sample: SAMPLE };
    const session = new Session(database, quiet);
    const table = await loadTable(session, 1, request, new AbortController().signal, quiet);
    await database.close();
    expect(table).toMatchObject({ role, city });
    expect(table.layout).not.toMatch(/unknown|inferred/);
    for (const [key, name] of Object.entries(keys))
      expect(columnOf(table.columns, key as ColumnRole)?.name).toBe(name);
    const dates = table.columns.filter(
      ({ role: held }) => held === 'occurred at' || held === 'day',
    );
    expect(dates.map(({ format }) => format)).not.toContain(undefined);
  });

  it.each(OUTLINES)('%s: outlines and no table', async (path) => {
    expect((await contents(await realFile(path))).map(({ kind }) => kind)).toEqual(['outlines']);
  });
});
