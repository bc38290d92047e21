import { describe, expect, it } from 'vitest';
import type { JoinSpec } from '../../../src/domain/recipe/recipe.ts';
import type { LoadedTable } from '../../../src/domain/table/receipt.ts';
import { createDatabaseEngine } from '../../../src/engine/database/engine.ts';
import { openNodeDuckDb } from '../../support/nodeDuckDb.ts';
import { joinOf, load, quiet, textFile } from '../../support/study.ts';

const HEADER = 'Date,IUCR,Primary Type,Arrest,Community Area,Year';
const INCIDENTS = `${HEADER}
01/31/2015 11:30:00 PM,0486,BATTERY,true,008,2015
02/01/2015 12:00:00 AM,486,BATTERY,false,8.0,2015
11/15/2015 01:00:00 PM,0610,BURGLARY,FALSE,99,2015
not a date,0610,BURGLARY,maybe,,2015
`;
const WEATHER =
  'date,month,day,year,maxTemp,meanTemp,minTemp\r1/31/15,1,31,2015,32,23,14\r2/1/15,2,1,2015,50,41,32\r';
const AREAS =
  'Community Area Number,COMMUNITY AREA NAME,HARDSHIP INDEX\n8,"Near, North",1\n9,Edison Park,2\n,CHICAGO,\n';

async function joined(areas = AREAS, change: (spec: JoinSpec) => JoinSpec = (spec) => spec) {
  const database = await openNodeDuckDb();
  const engine = createDatabaseEngine(() => Promise.resolve(database));
  await engine.open(quiet);
  const tables: LoadedTable[] = [];
  for (const [name, text] of [
    ['i.csv', INCIDENTS],
    ['w.csv', WEATHER],
    ['a.csv', areas],
  ] as const) {
    tables.push(await load(engine, textFile(name, text)));
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

describe('the join', () => {
  it('keeps every incident once and counts who found a partner', async () => {
    const { receipt } = await joined();
    expect(receipt).toMatchObject({
      incidents: 4,
      rows: 4,
      weather: { matched: 2, unmatched: 2, fannedOut: 0 },
      areas: { matched: 2, unmatched: 2, fannedOut: 0 },
      withoutOutcome: 1,
      withoutTime: 1,
      arrests: 1,
      firstDay: '2015-01-31',
      lastDay: '2015-11-15',
    });
  });

  it('derives the calendar and keeps the file’s own Year beside it', async () => {
    const { rows } = await joined(AREAS, (spec) => ({
      ...spec,
      incidents: spec.incidents.map((file) => ({
        ...file,
        columns: file.columns.map((c) => (c.name === 'Year' ? { ...c, feature: true } : c)),
      })),
    }));
    expect(
      await rows('Year, Month, Day, HourOfDay, WeekDay, Weekend, Season, "incidents Year"'),
    ).toEqual(
      [
        [2015, 1, 31, 23, 6, true, 'Winter', null],
        [2015, 2, 1, 0, 7, true, 'Winter', null],
        [2015, 11, 15, 13, 7, true, 'Autumn', null],
        [null, null, null, null, null, null, null, null],
      ].map((row) => row.map((cell, i) => (i === 7 ? 2015 : cell))),
    );
  });

  it('has November in winter only by the seasons of 2015', async () => {
    const { rows } = await joined(AREAS, (spec) => ({ ...spec, seasons: 'h2o-2015' }));
    expect((await rows('Season')).flat()).toEqual(['Winter', 'Winter', 'Winter', null]);
  });

  it('matches area codes however they are written, and brings °F to °C', async () => {
    const { rows } = await joined();
    const cells = await rows('"HARDSHIP INDEX", round(maxTemp, 2)');
    expect(cells).toEqual([
      [1, 0],
      [1, 10],
      [null, null],
      [null, null],
    ]);
  });

  it('reports what could not be read, with examples', async () => {
    const { receipt } = await joined();
    const cast = (name: string) => receipt.casts.find(({ column }) => column === name);
    expect(cast('Date')).toEqual({
      table: 'i.csv',
      column: 'Date',
      blank: 0,
      failed: 1,
      examples: ['not a date'],
    });
    expect(cast('HARDSHIP INDEX')).toMatchObject({ table: 'a.csv', blank: 1, failed: 0 });
    expect(receipt.withoutKey).toEqual({ weather: 0, areas: 1 });
    expect(cast('Arrest')).toMatchObject({ failed: 1, examples: ['maybe'] });
  });

  it('leaves columns that nobody uses where they are', async () => {
    const { plan } = await joined();
    expect(plan.columns.map(({ name }) => name)).not.toContain('incidents Year');
  });

  it('refuses a table whose keys repeat, and names the key', async () => {
    await expect(joined(`${AREAS}8,Again,3\n`)).rejects.toMatchObject({
      fault: { kind: 'join-fans-out', table: 'a.csv', key: 'Community Area Number', repeated: 1 },
    });
  });

  it('says which column is missing', async () => {
    const database = await openNodeDuckDb();
    const engine = createDatabaseEngine(() => Promise.resolve(database));
    await engine.open(quiet);
    const table = await load(engine, textFile('i.csv', INCIDENTS));
    const spec = joinOf([table]);
    const columns = table.columns.map((column) => ({ ...column, role: null }));
    await expect(
      engine.join(
        { ...spec, incidents: spec.incidents.map((file) => ({ ...file, columns })) },
        quiet,
      ),
    ).rejects.toMatchObject({
      fault: { kind: 'column-missing', table: 'i.csv', role: 'occurred at' },
    });
  });
});
