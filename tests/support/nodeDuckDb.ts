import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { tableToIPC } from 'apache-arrow';
import type * as Blocking from '@duckdb/duckdb-wasm/blocking';
import type { Database } from '../../src/engine/database/database.ts';

/** The same DuckDB-WASM build that the tab runs, in Node, behind the same contract. */
export async function openNodeDuckDb(): Promise<Database> {
  const require = createRequire(import.meta.url);
  const dist = dirname(require.resolve('@duckdb/duckdb-wasm'));
  const duckdb = require(join(dist, 'duckdb-node-blocking.cjs')) as typeof Blocking;
  const bundle = (name: string) => ({
    mainModule: join(dist, `duckdb-${name}.wasm`),
    mainWorker: '',
  });
  const database = await duckdb.createDuckDB(
    { mvp: bundle('mvp'), eh: bundle('eh') },
    new duckdb.VoidLogger(),
    duckdb.NODE_RUNTIME,
  );
  await database.instantiate(() => undefined);
  database.open({ query: { castBigIntToDouble: true } });
  const connection = database.connect();
  connection.query("attach ':memory:' as study (compress)");
  connection.query('use study');
  const soon = <T>(run: () => T): Promise<T> => Promise.resolve().then(run);
  return {
    query: (sql) => soon(() => connection.query(sql)),
    async *stream(sql) {
      yield* (await soon(() => connection.query(sql))).batches;
    },
    insert: (rows, name) =>
      soon(() => {
        connection.insertArrowFromIPCStream(tableToIPC(rows, 'stream'), { name, create: true });
      }),
    openFile: async (name, file) => {
      database.registerFileBuffer(name, new Uint8Array(await file.arrayBuffer()));
    },
    closeFile: (name) =>
      soon(() => {
        database.dropFile(name);
      }),
    close: () =>
      soon(() => {
        connection.close();
      }),
  };
}
