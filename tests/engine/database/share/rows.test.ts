import { parquetReadObjects } from 'hyparquet';
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseFeatures } from '../../../../src/domain/features/choose.ts';
import { DEFAULT_SPLIT } from '../../../../src/domain/recipe/recipe.ts';
import type { RowsRequest } from '../../../../src/domain/share/rows.ts';
import type { DatabaseEngine } from '../../../../src/engine/database/engine.ts';
import { joinOf, load, openEngine, quiet, textFile } from '../../../support/study.ts';

const ROWS = 45_000;
const OFFENCES = ['=HYPERLINK("x")', '-1', 'a "quoted", one', 'THEFT'];

/** Offences are formulas and quotes; a column of the file has the name of one of ours. */
function csv(): string {
  const lines = Array.from({ length: ROWS }, (_, i) => {
    const offence = `"${OFFENCES[i % 4]!.replaceAll('"', '""')}"`;
    const place = i % 10 === 0 ? ',' : '-87.65,41.9';
    return `${String(i)},01/${String(1 + (i % 28)).padStart(2, '0')}/2015 11:30:00 PM,${offence},${String(i % 3 === 0)},${place},x`;
  });
  return `ID,Date,Primary Type,Arrest,Longitude,Latitude,_side\n${lines.join('\n')}\n`;
}

let engine: DatabaseEngine;
let request: RowsRequest;
let holdout = 0;

beforeAll(async () => {
  engine = await openEngine();
  const table = await load(engine, textFile('i.csv', csv()));
  const columns = table.columns.map((column) =>
    column.name === '_side' ? { ...column, feature: true } : column,
  );
  const { plan } = await engine.join(joinOf([{ ...table, columns }]), quiet);
  const { dataset } = await engine.makeDataset(DEFAULT_SPLIT, chooseFeatures(plan.columns), quiet);
  holdout = dataset.holdout.rows;
  const { rowIds } = dataset.holdout;
  const scores = Float32Array.from(rowIds, (row) => (row % 1000) / 1000);
  await engine.storeScores('m', rowIds.slice(), scores);
  request = { columns: plan.columns, models: [{ id: 'm', name: '=net' }], side: 'holdout' };
});

const linesOf = async (file: Blob) => (await file.text()).trimEnd().split('\r\n');

describe('the scored rows', () => {
  it('have every held-out row once, with its score, and tamed texts', async () => {
    const [header, ...lines] = await linesOf(await engine.exportRows(request, 'csv', quiet));
    expect(lines).toHaveLength(holdout);
    const names = header!.split(',');
    expect(names).toContain('predicted by =net');
    expect(names).toContain('row _side');
    expect(names.filter((name) => name === '_side')).toHaveLength(1);
    const rows = lines.map((line) => line.split(',').map(Number));
    const ids = rows.map(([row]) => row!);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    for (const line of lines.slice(0, 200)) {
      const row = Number(line.split(',')[0]);
      expect(Number(line.split(',').at(-1))).toBeCloseTo((row % 1000) / 1000, 6);
      expect(line).toMatch(/,holdout,2015-01-\d\d 23:30:00,/);
      expect(line).toContain(
        [`,"'=HYPERLINK(""x"")",`, ",'-1,", ',"a ""quoted"", one",', ',THEFT,'][(row - 1) % 4],
      );
    }
  });

  it('have all sides where that is asked, scores or not', async () => {
    const all = await linesOf(await engine.exportRows({ ...request, side: 'all' }, 'csv', quiet));
    expect(all).toHaveLength(1 + ROWS);
  });

  it('read back from Parquet as they were', async () => {
    const file = await (await engine.exportRows(request, 'parquet', quiet)).arrayBuffer();
    const rows = await parquetReadObjects({ file });
    expect(rows).toHaveLength(holdout);
    for (const row of rows.slice(0, 200)) {
      const id = Number(row['_row']);
      expect(row['Primary Type']).toBe(OFFENCES[(id - 1) % 4]);
      expect(row['predicted by =net']).toBeCloseTo((id % 1000) / 1000, 6);
      expect(row['Weekend']).toBeTypeOf('boolean');
      expect((row['_at'] as Date).toISOString()).toMatch(/^2015-01-\d\dT23:30/);
      expect(row['_lon']).toBe((id - 1) % 10 === 0 ? null : -87.65);
    }
  });

  it('are GeoJSON where they have a place', async () => {
    const { features } = JSON.parse(await (await engine.exportPoints(request, quiet)).text()) as {
      features: { properties: Record<string, number> }[];
    };
    expect(features.length).toBeGreaterThan(0.8 * holdout);
    expect(features.length).toBeLessThan(holdout);
    const [{ properties }] = features as [(typeof features)[number]];
    expect(properties['predicted by =net']).toBeCloseTo((properties['row']! % 1000) / 1000, 5);
  });

  it('stop when they are told, with other questions answered meanwhile', async () => {
    const shares: number[] = [];
    const writing = engine.exportRows({ ...request, side: 'all' }, 'csv', ({ share = 0 }) => {
      shares.push(share);
      if (share > 0) void engine.stopExport();
    });
    await expect(writing).rejects.toMatchObject({ name: 'AbortError' });
    expect(shares.at(-1)).toBeLessThan(1);
    expect(await engine.memory()).toBeGreaterThan(0);
  });
});
