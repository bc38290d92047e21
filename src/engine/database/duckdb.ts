import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { inTurn, OPENING_STATEMENTS, type Database } from './database.ts';
import { statementsOn } from './statements.ts';

/**
 * Milliseconds that a statement runs at a time before it asks whether to go on. The thread that answers
 * cuts files into records meanwhile, and a short interval has the database wait for it; a stop is heard
 * as late as this.
 */
const POLLING_MS = 250;

/** Starts DuckDB-WASM (the `eh` bundle, self-hosted) in a worker of its own. */
export async function openDuckDb(): Promise<Database> {
  const worker = new Worker(workerUrl);
  const duckdb = new AsyncDuckDB(new VoidLogger(), worker);
  try {
    await duckdb.instantiate(wasmUrl);
  } catch (error) {
    // Another start begins with another worker.
    worker.terminate();
    throw error;
  }
  await duckdb.open({
    query: {
      castBigIntToDouble: true,
      castTimestampToDate: false,
      queryPollingInterval: POLLING_MS,
    },
  });
  const connection = await duckdb.connect();
  for (const statement of OPENING_STATEMENTS) await connection.query(statement);
  const turn = inTurn();
  return {
    ...connection.useUnsafe((_, id) => statementsOn(duckdb, id, turn)),
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
