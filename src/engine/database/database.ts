import type { RecordBatch, Table } from 'apache-arrow';

/** The whole of what the engine asks of a database; DuckDB-WASM in a worker, or in Node for tests. */
export interface Database {
  /** Runs one statement and gives its whole result; statements wait for one another. */
  readonly query: (sql: string) => Promise<Table>;
  /** Runs one query and gives its result batch by batch. */
  readonly stream: (sql: string) => AsyncIterable<RecordBatch>;
  /** Adds an Arrow table's rows as a new table. */
  readonly insert: (rows: Table, name: string) => Promise<void>;
  /** Makes a file readable under a name, without copying it. */
  readonly openFile: (name: string, file: Blob) => Promise<void>;
  /** Makes bytes readable under a name; they are the database's from then on. */
  readonly openBytes: (name: string, bytes: Uint8Array) => Promise<void>;
  readonly closeFile: (name: string) => Promise<void>;
  /** Stops the statement under way, if there is one; its call rejects. */
  readonly interrupt: () => Promise<void>;
  /** Ends the database and frees its memory. */
  readonly close: () => Promise<void>;
}

/** A statement that was run, for the log. */
export interface StatementEntry {
  readonly purpose: string;
  readonly sql: string;
  readonly ms: number;
}

/** Memory that DuckDB may use: WebAssembly ends at 4 GiB, and its heap is never quite full. */
export const MEMORY_LIMIT = 3_100_000_000;

/** A database that keeps its tables as they are: twice as fast to fill, and about six times as large. */
export const PLAIN = 'memory.main';
/** The database where tables are made by default, with texts as dictionary codes. */
export const COMPRESSED = 'study.main';

/**
 * What is run on every new database: nothing is asked of the network, memory has an end, and tables
 * are found by their names in either database.
 */
export const OPENING_STATEMENTS = [
  'set autoinstall_known_extensions = false',
  'set autoload_known_extensions = false',
  `set memory_limit = '${String(MEMORY_LIMIT / 1e6)}MB'`,
  "attach ':memory:' as study (compress)",
  `set search_path = '${COMPRESSED},${PLAIN}'`,
] as const;

/** Makes runs wait for one another: a DuckDB connection has one statement under way. */
export function inTurn(): <T>(run: () => Promise<T>) => Promise<T> {
  let previous: Promise<unknown> = Promise.resolve();
  return (run) => {
    const result = previous.then(run, run);
    previous = result;
    return result;
  };
}
