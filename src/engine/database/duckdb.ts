import {
  AsyncDuckDB,
  DuckDBDataProtocol,
  VoidLogger,
  type AsyncDuckDBConnection,
} from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { Table, type RecordBatch } from 'apache-arrow';
import { inTurn, OPENING_STATEMENTS, type Database } from './database.ts';

/** Starts DuckDB-WASM (the `eh` bundle, self-hosted) in a worker of its own. */
export async function openDuckDb(): Promise<Database> {
  const worker = new Worker(workerUrl);
  const duckdb = new AsyncDuckDB(new VoidLogger(), worker);
  await duckdb.instantiate(wasmUrl);
  await duckdb.open({ query: { castBigIntToDouble: true, castTimestampToDate: false } });
  const connection = await duckdb.connect();
  for (const statement of OPENING_STATEMENTS) await connection.query(statement);
  const turn = inTurn();
  return {
    query: (sql) => turn(() => collect(connection, sql)),
    stream: (sql) => stream(connection, turn, sql),
    insert: (rows, name) => turn(() => connection.insertArrowTable(rows, { name, create: true })),
    openFile: (name, file) =>
      duckdb.registerFileHandle(name, file, DuckDBDataProtocol.BROWSER_FILEREADER, true),
    openBytes: (name, bytes) => duckdb.registerFileBuffer(name, bytes),
    closeFile: async (name) => {
      await duckdb.dropFile(name);
    },
    interrupt: async () => {
      await connection.cancelSent();
    },
    close: async () => {
      await connection.close();
      await duckdb.terminate();
      worker.terminate();
    },
  };
}

/**
 * Waits its turn, and keeps it until its last batch was read: another statement on the connection would
 * end it on the way. Who reads it must not ask for anything else meanwhile.
 */
async function* stream(
  connection: AsyncDuckDBConnection,
  turn: ReturnType<typeof inTurn>,
  sql: string,
) {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const batches = await new Promise<AsyncIterable<RecordBatch>>((resolve, reject) => {
    const started = turn(async () => {
      resolve(await connection.send(sql, true));
      await ended;
    });
    started.catch(reject);
  });
  try {
    yield* batches;
  } finally {
    end();
  }
}

async function collect(connection: AsyncDuckDBConnection, sql: string): Promise<Table> {
  const reader = await connection.send(sql, false);
  return new Table(await reader.readAll());
}
