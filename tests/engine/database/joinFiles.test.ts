import { describe, expect, it } from 'vitest';
import type { JoinSpec, TableSpec } from '../../../src/domain/recipe/recipe.ts';
import type { ColumnRole } from '../../../src/domain/table/column.ts';
import { createDatabaseEngine } from '../../../src/engine/database/engine.ts';
import { openNodeDuckDb } from '../../support/nodeDuckDb.ts';
import { joinOf, load, quiet, textFile } from '../../support/study.ts';

const FIRST = `ID,Date,IUCR,Primary Type,Arrest,Community Area,Latitude,Longitude
1,01/31/2015 11:30:00 PM,0486,BATTERY,true,8,41.85,-87.65
2,02/01/2015 12:00:00 AM,0486,BATTERY,false,,41.95,-87.65
2,02/01/2015 12:00:00 AM,0486,BATTERY,false,,41.95,-87.65
3,02/02/2015 12:00:00 AM,0610,BURGLARY,false,,0,0
4,02/02/2015 12:00:00 AM,0610,BURGLARY,true,99,36.62,-91.69
`;
/** The API's layout of the same: other headers, another order, no coordinates. */
const SECOND = `iucr,id,date,primary_type,arrest,community_area
0610,1,2016-03-01T10:00:00.000,BURGLARY,true,9
0486,5,2016-03-02T10:00:00.000,BATTERY,false,8
`;
const AREAS =
  'Community Area Number,COMMUNITY AREA NAME,HARDSHIP INDEX\n8,Near North,1\n9,Edison Park,2\n';

/** Two squares: area 8 in the south, area 9 with a hole in the north. */
const OUTLINES = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    square('8', 'NEAR NORTH', 41.8, 41.9),
    square('9', 'EDISON PARK', 41.9, 42.0, [
      [-87.66, 41.99],
      [-87.64, 41.99],
      [-87.64, 41.98],
      [-87.66, 41.98],
      [-87.66, 41.99],
    ]),
  ],
});

function square(code: string, name: string, south: number, north: number, ...holes: number[][][]) {
  const [west, east] = [-87.7, -87.6];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return {
    type: 'Feature',
    properties: { area_numbe: code, community: name },
    geometry: { type: 'Polygon', coordinates: [ring, ...holes] },
  };
}

type Files = Readonly<Record<string, string>>;

async function joined(files: Files, change: (spec: JoinSpec) => JoinSpec = (spec) => spec) {
  const database = await openNodeDuckDb();
  const engine = createDatabaseEngine(() => Promise.resolve(database));
  await engine.open(quiet);
  const tables = [];
  for (const [name, text] of Object.entries(files)) {
    if (name.endsWith('.geojson')) await engine.readOutlines(textFile(name, text), false);
    else tables.push(await load(engine, textFile(name, text)));
  }
  const { receipt, plan } = await engine.join(change(joinOf(tables)), quiet);
  const rows = async (columns: string) => {
    const table = await database.query(`select ${columns} from joined order by _row`);
    return Array.from({ length: table.numRows }, (_, row) =>
      table.schema.fields.map((_, column): unknown => table.getChildAt(column)?.get(row)),
    );
  };
  return { engine, receipt, plan, rows };
}

const withPlaces = (spec: JoinSpec): JoinSpec => ({
  ...spec,
  place: { outlines: 'o.geojson', property: null },
});

describe('several files of incidents', () => {
  it('become one table, brought together by what their columns mean', async () => {
    const { receipt, rows } = await joined({ 'a.csv': FIRST, 'b.csv': SECOND });
    expect(receipt).toMatchObject({ incidents: 7, rows: 7, arrests: 3 });
    const { incidents } = receipt.alignment;
    expect(incidents.files).toEqual([
      { file: 'a.csv', rows: 5 },
      { file: 'b.csv', rows: 2 },
    ]);
    expect(incidents.columns.find(({ name }) => name === 'IUCR')).toEqual({
      name: 'IUCR',
      by: 'role',
      headers: ['IUCR', 'iucr'],
    });
    expect(await rows('_row, IUCR, Year')).toEqual([
      ...[1, 2, 3].map((row) => [row, '0486', 2015]),
      ...[4, 5].map((row) => [row, '0610', 2015]),
      [6, '0610', 2016],
      [7, '0486', 2016],
    ]);
  });

  it('give the card of any row from its own file', async () => {
    const { engine } = await joined({ 'a.csv': FIRST, 'b.csv': SECOND });
    await engine.storeScores('net', Int32Array.of(5, 7), Float32Array.of(0.2, 0.9));
    const files = [
      { source: 'file_1', rows: 5, columns: ['ID'] },
      { source: 'file_2', rows: 2, columns: ['id'] },
    ];
    expect((await engine.incident('net', files, 5)).facts).toEqual([{ label: 'ID', text: '4' }]);
    expect((await engine.incident('net', files, 7)).facts).toEqual([{ label: 'id', text: '5' }]);
  });

  it('count duplicates, and drop them where that is chosen', async () => {
    const files = { 'a.csv': FIRST, 'b.csv': SECOND };
    expect((await joined(files)).receipt.duplicates).toEqual({ records: 1, ids: 2, dropped: 0 });
    const records = await joined(files, (spec) => ({ ...spec, duplicates: 'drop records' }));
    expect(records.receipt).toMatchObject({ rows: 6, duplicates: { dropped: 1 } });
    expect((await records.rows('_row')).flat()).toEqual([1, 2, 4, 5, 6, 7]);
    const ids = await joined(files, (spec) => ({ ...spec, duplicates: 'drop ids' }));
    expect((await ids.rows('_row')).flat()).toEqual([1, 2, 4, 5, 7]);
  });
});

describe('coordinates', () => {
  it('are counted by what is wrong with them', async () => {
    const { receipt } = await joined({ 'a.csv': FIRST, 'b.csv': SECOND });
    expect(receipt.coordinates).toEqual({ usable: 3, blank: 2, zero: 1, outside: 1 });
  });

  it('are judged by where most lie in a city that is not known', async () => {
    const near = Array.from(
      { length: 200 },
      (_, i) => `${String(10 + i / 1000)},${String(50 + i / 900)}`,
    );
    const lines = [...near, '-120.5,90', '0,0'].map(
      (place, i) =>
        `${String(i)},2015-01-01 10:00:00,theft,${i % 2 === 0 ? 'true' : 'false'},${place}`,
    );
    const text = ['id,date,offence,arrest,longitude,latitude', ...lines, ''].join('\n');
    const { receipt } = await joined({ 'elsewhere.csv': text });
    expect(receipt.coordinates).toEqual({ usable: 200, blank: 0, zero: 1, outside: 1 });
  });
});

describe('places', () => {
  const files = { 'a.csv': FIRST, 'areas.csv': AREAS, 'o.geojson': OUTLINES };

  it('give an area to incidents that have none that is known', async () => {
    const { receipt, rows } = await joined(files, withPlaces);
    expect(receipt.places).toEqual({
      outlines: 'o.geojson',
      property: 'area_numbe',
      standsFor: 'areas',
      byCode: 1,
      byPlace: 2,
      neither: 2,
      both: 1,
      agree: 1,
    });
    expect((await rows('_area_key')).flat()).toEqual(['8', '9', '9', null, '99']);
    expect(receipt.areas).toEqual({ matched: 3, unmatched: 2, fannedOut: 0 });
  });

  it('are matched with the areas by name where the codes do not fit', async () => {
    const named = AREAS.replace('8,Near', 'A,Near').replace('9,Edison Park', 'B,Edisson Park');
    const uncoded = FIRST.replace(',8,', ',,').replace(',99,', ',,');
    const all = { ...files, 'a.csv': uncoded, 'areas.csv': named };
    const { receipt, rows } = await joined(all, withPlaces);
    expect(receipt.places).toMatchObject({ property: 'community', byPlace: 3 });
    expect(receipt.areaMatch).toMatchObject({ byName: 1 });
    expect(receipt.areaMatch?.byNearestName).toEqual([{ from: 'EDISON PARK', to: 'EDISSONPARK' }]);
    expect((await rows('"HARDSHIP INDEX"')).flat()).toEqual([1, 2, 2, null, null]);
  });

  it('fill the blanks of districts, and leave areas alone', async () => {
    const text = FIRST.replace('Community Area', 'District');
    const { receipt, rows } = await joined({ 'a.csv': text, 'o.geojson': OUTLINES }, withPlaces);
    expect(receipt.places).toMatchObject({ standsFor: 'district', byCode: 2, byPlace: 2 });
    expect((await rows('District')).flat()).toEqual(['8', '9', '9', null, '99']);
  });
});

describe('several files of weather', () => {
  const head = 'date,month,day,year,maxTemp,meanTemp,minTemp\n';
  it('become one row a day; the earlier file’s figures hold, and conflicts are counted', async () => {
    const { receipt, rows } = await joined({
      'a.csv': FIRST,
      'w1.csv': `${head}1/31/15,1,31,2015,32,,14\n`,
      'w2.csv': `${head}1/31/15,1,31,2015,50,41,14\n2/1/15,2,1,2015,50,41,32\n`,
    });
    expect(receipt.alignment.weather?.conflicts).toBe(1);
    expect(receipt.weather).toEqual({ matched: 3, unmatched: 2, fannedOut: 0 });
    expect((await rows('maxTemp, meanTemp')).slice(0, 2)).toEqual([
      [0, 5],
      [10, 5],
    ]);
  });

  it('may repeat a row, but not a day with other figures', async () => {
    const same = `${head}1/31/15,1,31,2015,32,23,14\n1/31/15,1,31,2015,32,23,14\n`;
    const { receipt } = await joined({ 'a.csv': FIRST, 'w.csv': same });
    expect(receipt.weather?.matched).toBe(1);
    const other = same.replace(/14\n$/, '15\n');
    await expect(joined({ 'a.csv': FIRST, 'w.csv': other })).rejects.toMatchObject({
      fault: { kind: 'join-fans-out', table: 'w.csv', repeated: 1 },
    });
  });
});

describe('the time of day', () => {
  it.each([
    ['2330', 23, 30],
    ['930', 9, 30],
    ['45', 0, 45],
    ['23:30', 23, 30],
    ['11:30 PM', 23, 30],
    ['12:10 AM', 0, 10],
  ])('%s is read beside the date', async (time, hour, minute) => {
    const text = `DR_NO,DATE OCC,TIME OCC,AREA,Crm Cd,Crm Cd Desc,Status,LAT,LON
1,01/08/2020 12:00:00 AM,${time},1,510,VEHICLE - STOLEN,AA,34.05,-118.25
2,01/08/2020 12:00:00 AM,,1,510,VEHICLE - STOLEN,IC,34.05,-118.25
`;
    const { rows } = await joined({ 'la.csv': text });
    expect(await rows('HourOfDay, minute(_at)')).toEqual(
      [
        [hour, minute],
        [0, 0],
      ].map((row) => row.map((n) => expect.toSatisfy((value) => Number(value) === n) as unknown)),
    );
  });
});

/** The same file, where no column was found to play a role. */
const without = <T extends TableSpec>(table: T, role: ColumnRole): T => ({
  ...table,
  columns: table.columns.map((column) =>
    column.role === role ? { ...column, role: null } : column,
  ),
});

describe('incidents that do not say what came of them', () => {
  it('are joined all the same, and each counted as without an outcome', async () => {
    const { receipt } = await joined({ 'a.csv': FIRST, 'areas.csv': AREAS }, (spec) => ({
      ...spec,
      incidents: spec.incidents.map((table) => without(table, 'outcome')),
    }));
    expect(receipt).toMatchObject({ rows: 5, withoutOutcome: 5, arrests: 0 });
    expect(receipt.areas).toMatchObject({ matched: 1 });
  });
});

describe('areas that have names and no codes', () => {
  it('are found by the names that incidents give, whatever their case', async () => {
    const named = FIRST.replace(',8,', ',near north,').replace(',99,', ',Edison Park,');
    const files = { 'a.csv': named, 'areas.csv': AREAS };
    const { receipt, rows } = await joined(files, (spec) => ({
      ...spec,
      areas: spec.areas.map((table) => without(table, 'area')),
    }));
    expect(receipt.areas).toEqual({ matched: 2, unmatched: 3, fannedOut: 0 });
    expect((await rows('"HARDSHIP INDEX"')).flat()).toEqual([1, null, null, null, 2]);
  });
});

describe('a join that is stopped', () => {
  it('ends in the middle of a statement, and can be done again', async () => {
    const stopped: string[] = [];
    const engine = createDatabaseEngine(async () => {
      const database = await openNodeDuckDb();
      const query: typeof database.query = (sql) =>
        database.query(sql).catch((error: unknown) => {
          stopped.push(sql);
          throw error;
        });
      return { ...database, query };
    });
    await engine.open(quiet);
    const [header = '', ...rows] = FIRST.trimEnd().split('\n');
    const many = [header, ...Array.from({ length: 60_000 }, () => rows.join('\n'))].join('\n');
    const spec = joinOf([await load(engine, textFile('many.csv', many))]);
    const joining = engine.join(spec, ({ what }) => {
      if (what === 'Joining') setTimeout(() => void engine.cancel(), 20);
    });
    await expect(joining).rejects.toMatchObject({ name: 'AbortError' });
    expect(stopped).toEqual([expect.stringContaining('create or replace table incidents')]);
    const { receipt } = await engine.join(spec, quiet);
    expect(receipt).toMatchObject({ incidents: 300_000, rows: 300_000 });
  });

  it('is not taken for one that was asked for later', async () => {
    const engine = createDatabaseEngine(openNodeDuckDb);
    await engine.open(quiet);
    const spec = joinOf([await load(engine, textFile('first.csv', FIRST))]);
    await engine.cancel();
    expect((await engine.join(spec, quiet)).receipt.rows).toBe(5);
  });
});
