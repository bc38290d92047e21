import { DEFAULT_SPLIT } from '../../src/domain/recipe/recipe.ts';
import { closeSync, openAsBlob, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { chooseFeatures } from '../../src/domain/features/choose.ts';
import { identifier, literal, literals } from '../../src/domain/recipe/sql.ts';
import type { LoadedTable } from '../../src/domain/table/receipt.ts';
import { COMPRESSED, PLAIN } from '../../src/engine/database/database.ts';
import { createDatabaseEngine } from '../../src/engine/database/engine.ts';
import { openNodeDuckDb } from '../support/nodeDuckDb.ts';
import { joinOf, load, quiet } from '../support/study.ts';

/** Bytes of the incidents' beginning from which the statements are made. */
const HEAD_BYTES = 8 * 2 ** 20;

export interface NativeFiles {
  readonly incidents: string;
  readonly weather: string;
  readonly areas: string;
}

/** The tab's places for tables, here both plain, which is native DuckDB's fastest. */
const PLACES = [
  "attach ':memory:' as study",
  `set search_path = '${COMPRESSED},${PLAIN}'`,
] as const;

/** Seconds of each part of the path. */
export interface PathSeconds {
  readonly load: number;
  readonly join: number;
  readonly features: number;
  readonly total: number;
}

/**
 * The path from the files to the network's matrices in native DuckDB with one thread: its own CSV
 * reader with every column as text, and then the statements that the tab runs, letter for letter, as the
 * engine makes them from the file's beginning.
 */
export async function nativePath(files: NativeFiles): Promise<PathSeconds> {
  const { join, features, names } = await statementsFor(files);
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await runAll(connection, PLACES);
  const paths = [files.incidents, files.weather, files.areas];
  const seconds = {
    load: await timed(async () => {
      for (const [i, path] of paths.entries()) {
        const source = identifier(`file_${String(i + 1)}`);
        const read = `read_csv(${literal(path)}, all_varchar = true, header = true, names = [${literals(names[i] ?? [])}], delim = ',', quote = '"', escape = '"')`;
        await runAll(connection, [`create table ${source} as select * from ${read}`]);
      }
    }),
    join: await timed(() => runAll(connection, join)),
    features: await timed(() => runAll(connection, features)),
  };
  connection.closeSync();
  instance.closeSync();
  return { ...seconds, total: seconds.load + seconds.join + seconds.features };
}

/** What the engine asks of its database, given the beginning of the file. */
async function statementsFor(files: NativeFiles) {
  const asked: string[] = [];
  const engine = createDatabaseEngine(openNodeDuckDb);
  await engine.open(({ sql }) => asked.push(sql));
  const tables: LoadedTable[] = [
    await load(engine, { name: 'incidents.csv', data: headOf(files.incidents), simulated: false }),
  ];
  for (const path of [files.weather, files.areas]) {
    const data = await openAsBlob(path);
    tables.push(await load(engine, { name: basename(path), data, simulated: false }));
  }
  asked.length = 0;
  const { plan } = await engine.join(joinOf(tables), quiet);
  const join = asked.splice(0);
  await engine.makeDataset(DEFAULT_SPLIT, chooseFeatures(plan.columns), quiet);
  const names = tables.map(({ columns }) => columns.map(({ name }) => name));
  return { join, features: asked, names };
}

/** Whole records of a file's beginning. */
function headOf(path: string): Blob {
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(HEAD_BYTES);
  const read = readSync(file, bytes);
  closeSync(file);
  return new Blob([Uint8Array.from(bytes.subarray(0, bytes.lastIndexOf('\n', read - 1) + 1))]);
}

/** Runs statements and takes all that they give, without making objects of it. */
async function runAll(connection: DuckDBConnection, statements: readonly string[]): Promise<void> {
  for (const sql of statements) {
    const result = await connection.stream(sql);
    for (;;) {
      const chunk = await result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) break;
    }
  }
}

async function timed(run: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
}
