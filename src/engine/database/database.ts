import type { RecordBatch, Table } from 'apache-arrow';

/** The whole of what the engine asks of a database; DuckDB-WASM in a worker, or in Node for tests. */
export interface Database {
  /** Runs one statement and gives its whole result. */
  readonly query: (sql: string) => Promise<Table>;
  /** Runs one query and gives its result batch by batch. */
  readonly stream: (sql: string) => AsyncIterable<RecordBatch>;
  /** Adds an Arrow table's rows as a new table. */
  readonly insert: (rows: Table, name: string) => Promise<void>;
  /** Makes a file readable under a name, without copying it. */
  readonly openFile: (name: string, file: Blob) => Promise<void>;
  readonly closeFile: (name: string) => Promise<void>;
  /** Ends the database and frees its memory. */
  readonly close: () => Promise<void>;
}

/** A statement that was run, for the log. */
export interface StatementEntry {
  readonly purpose: string;
  readonly sql: string;
  readonly ms: number;
}
