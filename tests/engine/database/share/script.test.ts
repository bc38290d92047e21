import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chooseFeatures } from '../../../../src/domain/features/choose.ts';
import { DEFAULT_SPLIT, type JoinSpec } from '../../../../src/domain/recipe/recipe.ts';
import { joinScript, LOCATED_FILE, needsLocated } from '../../../../src/domain/share/script.ts';
import type { LoadedTable } from '../../../../src/domain/table/receipt.ts';
import type { NamedFile } from '../../../../src/domain/table/source.ts';
import type { DatabaseEngine } from '../../../../src/engine/database/engine.ts';
import { joinOf, load, openEngine, quiet, textFile } from '../../../support/study.ts';

const FIGURES = `select count(*) as n, sum(_outcome) as arrests, sum(hash(_row::varchar || coalesce(_area_key, '')) % 1000) as areas, sum("Month") as months, count(_day) as days from joined`;
const SIDES =
  'select side, count(*) as n, sum(_row::hugeint) as numbers from split group by side order by side';

let folder = '';
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'streetlight-'))));
afterAll(() => rm(folder, { recursive: true }));

/** Runs the script of a study in native DuckDB, the files beside it, and asks it and the tab's database the same. */
async function bothSay(
  engine: DatabaseEngine,
  files: readonly NamedFile[],
  spec: JoinSpec,
  tables: readonly LoadedTable[],
) {
  const { plan } = await engine.join(spec, quiet);
  await engine.makeDataset(DEFAULT_SPLIT, chooseFeatures(plan.columns), quiet);
  for (const { name, data } of files) {
    await writeFile(join(folder, name), new Uint8Array(await data.arrayBuffer()));
  }
  const { statements } = plan;
  if (needsLocated(statements))
    await writeFile(join(folder, LOCATED_FILE), await engine.exportLocated());
  const script = joinScript({ madeBy: 'a test', tables, statements, split: DEFAULT_SPLIT });
  const native = await (await DuckDBInstance.create()).connect();
  await native.run(`set file_search_path = '${folder}'`);
  await native.run(script);
  const said = async (sql: string) =>
    (await native.runAndReadAll(sql)).getRows().map((row) => row.map(String));
  const tab = async (sql: string) => {
    const answer = await engine.runQuery(sql);
    if (answer.kind !== 'result') throw new Error(JSON.stringify(answer));
    const rows = await engine.resultRows(answer.result, 0, 10);
    return rows.map((row) => row.map(String));
  };
  return {
    native: [await said(FIGURES), await said(SIDES)],
    tab: [await tab(FIGURES), await tab(SIDES)],
  };
}

it('the script joins and divides the sample city in native DuckDB as the tab does, outlines and all', async () => {
  const engine = await openEngine();
  const files = await engine.simulateCity();
  const tables: LoadedTable[] = [];
  for (const file of files.filter(({ name }) => name.endsWith('.csv')))
    tables.push(await load(engine, file));
  const outlines = await engine.readOutlines(
    files.find(({ name }) => name.endsWith('.geojson'))!,
    false,
  );
  const place = { outlines: outlines.file, property: null };
  const { native, tab } = await bothSay(engine, files, { ...joinOf(tables), place }, tables);
  expect(Number(native[0]![0]![0])).toBeGreaterThan(10_000);
  expect(native).toEqual(tab);
});

it('a hostile file’s name and headers stay text, and its dialect is kept', async () => {
  const engine = await openEngine();
  const header = `"ID";"Date";"Primary Type";"Arrest";"x""; drop table t; --";"it's"`;
  const lines = Array.from(
    { length: 600 },
    (_, i) => `${String(i)};01/31/2015 11:30:00 PM;"A;B";${String(i % 3 === 0)};?;`,
  );
  const name = `a'; drop table split; --\n select 1.csv`.replace('\n', ' ');
  const file = textFile(name, `A title\n${header}\n${lines.join('\n')}\n`);
  const table = await load(engine, file);
  const { native, tab } = await bothSay(engine, [file], joinOf([table]), [table]);
  expect(native[0]![0]![0]).toBe('600');
  expect(native).toEqual(tab);
});
