import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { RecordBatchReader, Table, tableToIPC } from 'apache-arrow';
import type * as Blocking from '@duckdb/duckdb-wasm/blocking';
import { inTurn, OPENING_STATEMENTS, type Database } from '../../src/engine/database/database.ts';

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
  for (const statement of OPENING_STATEMENTS) connection.query(statement);
  const turn = inTurn();
  const soon = <T>(run: () => T): Promise<T> => turn(() => Promise.resolve().then(run));
  return {
    query: (sql) => turn(() => query(connection, sql)),
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
    openBytes: (name, bytes) => {
      database.registerFileBuffer(name, bytes);
      return Promise.resolve();
    },
    closeFile: (name) =>
      soon(() => {
        database.dropFile(name);
      }),
    interrupt: () => {
      connection.cancelSent();
      return Promise.resolve();
    },
    close: () =>
      soon(() => {
        connection.close();
      }),
  };
}

/** Runs a statement a little at a time, as the tab's worker does, so that it can be interrupted. */
function query(connection: Blocking.DuckDBConnection, sql: string): Promise<Table> {
  return connection.useUnsafe(async (bindings, id) => {
    let header = bindings.startPendingQuery(id, sql, false);
    while (header === null) {
      await setImmediate();
      header = bindings.pollPendingQuery(id);
    }
    const parts = [header];
    for (;;) {
      const part = bindings.fetchQueryResults(id);
      if (part === null || part.length === 0) break;
      parts.push(part);
    }
    return new Table([...RecordBatchReader.from(parts)]);
  });
}
