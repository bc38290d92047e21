import {
  AsyncDuckDB,
  DuckDBDataProtocol,
  VoidLogger,
  type AsyncDuckDBConnection,
} from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { Table } from 'apache-arrow';
import type { Database } from './database.ts';

/** Settings that keep the database from asking the network for extensions, and its tables small. */
const OPENING = [
  'set autoinstall_known_extensions = false',
  'set autoload_known_extensions = false',
  // Texts as dictionaries: 1.08 M of Chicago's incidents take 57 MB instead of 183.
  "attach ':memory:' as study (compress)",
  'use study',
] as const;

/** Starts DuckDB-WASM (the `eh` bundle, self-hosted) in a worker of its own. */
export async function openDuckDb(): Promise<Database> {
  const worker = new Worker(workerUrl);
  const duckdb = new AsyncDuckDB(new VoidLogger(), worker);
  await duckdb.instantiate(wasmUrl);
  await duckdb.open({ query: { castBigIntToDouble: true, castTimestampToDate: false } });
  const connection = await duckdb.connect();
  for (const setting of OPENING) await connection.query(setting);
  return {
    query: (sql) => collect(connection, sql),
    stream: (sql) => stream(connection, sql),
    insert: async (rows, name) => {
      await connection.insertArrowTable(rows, { name, create: true });
    },
    openFile: (name, file) =>
      duckdb.registerFileHandle(name, file, DuckDBDataProtocol.BROWSER_FILEREADER, true),
    closeFile: async (name) => {
      await duckdb.dropFile(name);
    },
    close: async () => {
      await connection.close();
      await duckdb.terminate();
      worker.terminate();
    },
  };
}

async function* stream(connection: AsyncDuckDBConnection, sql: string) {
  yield* await connection.send(sql, true);
}

async function collect(connection: AsyncDuckDBConnection, sql: string): Promise<Table> {
  const reader = await connection.send(sql, false);
  return new Table(await reader.readAll());
}
