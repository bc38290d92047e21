import type { RecordBatch, Table } from 'apache-arrow';
import { FaultError } from '../../domain/fault.ts';
import type { Database, StatementEntry } from './database.ts';

/** A database with a log: every statement says what it is for, and a failure says where it was. */
export class Session {
  #interrupting: Promise<void> = Promise.resolve();

  constructor(
    readonly database: Database,
    readonly onStatement: (entry: StatementEntry) => void,
  ) {}

  /** Runs a statement. @throws {FaultError} `out-of-memory` or `query-failed` */
  async query(purpose: string, sql: string): Promise<Table> {
    await this.#interrupting;
    const start = performance.now();
    try {
      return await this.database.query(sql);
    } catch (error) {
      throw queryFault(purpose, sql, error);
    } finally {
      this.onStatement({ purpose, sql, ms: performance.now() - start });
    }
  }

  /** Runs a query and gives its batches. @throws {FaultError} as `query` */
  async *stream(purpose: string, sql: string): AsyncGenerator<RecordBatch> {
    await this.#interrupting;
    const start = performance.now();
    try {
      yield* this.database.stream(sql);
    } catch (error) {
      throw queryFault(purpose, sql, error);
    } finally {
      this.onStatement({ purpose, sql, ms: performance.now() - start });
    }
  }

  /** Stops the statement under way, and none that is asked for afterwards. */
  interrupt(): Promise<void> {
    this.#interrupting = this.database.interrupt();
    return this.#interrupting;
  }

  /** The rows of a small result, each column by a reader that says what type it must have. */
  async rows<R>(purpose: string, sql: string, read: (row: Row) => R): Promise<R[]> {
    const table = await this.query(purpose, sql);
    const columns = new Map(
      table.schema.fields.map((field, i) => [field.name, table.getChildAt(i)]),
    );
    return Array.from({ length: table.numRows }, (_, i) => {
      const cell = (name: string): unknown => columns.get(name)?.get(i) ?? null;
      return read(rowReader(cell));
    });
  }

  /** The only row of a result. */
  async row<R>(purpose: string, sql: string, read: (row: Row) => R): Promise<R> {
    const [first] = await this.rows(purpose, sql, read);
    if (first === undefined) {
      throw new FaultError({ kind: 'query-failed', where: purpose, sql, detail: 'it gave no row' });
    }
    return first;
  }
}

/** Reads the cells of a row by name; a null number reads as null, never as 0. */
export interface Row {
  readonly number: (name: string) => number;
  readonly numberOrNull: (name: string) => number | null;
  readonly text: (name: string) => string | null;
}

function rowReader(cell: (name: string) => unknown): Row {
  const numberOrNull = (name: string) => {
    const value = cell(name);
    return value === null ? null : Number(value);
  };
  return {
    numberOrNull,
    number: (name) => numberOrNull(name) ?? 0,
    text: (name) => {
      const value = cell(name);
      return value === null ? null : textOfCell(value);
    },
  };
}

/** A cell as text; what is no text comes as JSON. */
export function textOfCell(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'bigint' ? value.toString() : JSON.stringify(value);
}

function queryFault(where: string, sql: string, error: unknown): FaultError {
  const detail = firstLine(error);
  // After an internal error DuckDB refuses everything, for good.
  if (/database has been invalidated/i.test(detail)) {
    return new FaultError({ kind: 'worker-crashed', where, detail }, { cause: error });
  }
  const fault = /out of memory|allocation failure|memory access out of bounds/i.test(detail)
    ? ({ kind: 'out-of-memory', where, detail } as const)
    : ({ kind: 'query-failed', where, sql, detail } as const);
  return new FaultError(fault, { cause: error });
}

/** The line of an error that says what happened. */
export function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0]?.trim() ?? message;
}
