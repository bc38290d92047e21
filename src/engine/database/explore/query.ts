import type { RecordBatch, Table } from 'apache-arrow';
import {
  ASKABLE_SQL,
  asSource,
  keepSql,
  OWN_SCHEMA,
  ownTableSql,
  resultTable,
  windowSql,
  type AskableTable,
  type Cell,
  type QueryAnswer,
  type QueryResult,
  type ResultColumn,
} from '../../../domain/explore/query.ts';
import { FaultError } from '../../../domain/fault.ts';
import type { Session } from '../session.ts';

/** Results that are kept; older ones are let go. */
const KEPT = 4;

/** Runs people's queries and keeps their results. One at a time; nothing that they say changes a table. */
export class Queries {
  readonly #kept: number[] = [];
  #next = 1;
  #running = new AbortController();

  constructor(private readonly session: Session) {}

  /** Runs a query whole. @throws {FaultError} `out-of-memory` or `worker-crashed` */
  async run(sql: string): Promise<QueryAnswer> {
    const { signal } = (this.#running = new AbortController());
    const id = this.#next++;
    const start = performance.now();
    try {
      const columns = await this.#columnsOf(sql);
      // Between two statements there is nothing to interrupt.
      if (signal.aborted) return { kind: 'stopped' };
      await this.session.query('Running your query', keepSql(id, sql, columns));
      const ms = performance.now() - start;
      const counted = `select count(*) as n from ${resultTable(id)}`;
      const rows = await this.session.row('Counting the result', counted, (row) => row.number('n'));
      await this.#keep(id);
      return { kind: 'result', result: { id, sql, columns, rows, ms } };
    } catch (error) {
      return this.#wrong(error);
    }
  }

  /** How the database would run a query, as its own drawing. */
  async explain(sql: string): Promise<QueryAnswer | string> {
    this.#running = new AbortController();
    try {
      const source = `explain select * from ${asSource(sql)}`;
      const plans = await this.session.rows('Explaining your query', source, (row) =>
        row.text('explain_value'),
      );
      return plans.join('\n');
    } catch (error) {
      return this.#wrong(error);
    }
  }

  /** Stops the query under way. */
  async stop(): Promise<void> {
    this.#running.abort();
    await this.session.database.interrupt();
  }

  /** Rows of a result, each as its cells. */
  async window(result: QueryResult, from: number, to: number): Promise<Cell[][]> {
    const sql = windowSql(result, from, to);
    return cellsOf(await this.session.query('Reading a part of the result', sql));
  }

  /** A result's cells column by column, a batch at a time. */
  async *batches(result: QueryResult, size: number): AsyncGenerator<Cell[][]> {
    for (let from = 0; from < result.rows; from += size) {
      yield await this.window(result, from, from + size);
    }
  }

  /** Keeps a result as a table of the person's own. Gives what the database has against it, if anything. */
  async makeTable(result: QueryResult, name: string): Promise<string | null> {
    const schema = `create schema if not exists study.${OWN_SCHEMA}`;
    await this.session.query('Making room for your tables', schema);
    try {
      await this.session.query('Making your table', ownTableSql(result, name));
      return null;
    } catch (error) {
      const answer = this.#wrong(error);
      return answer.kind === 'wrong' ? answer.message : null;
    }
  }

  /** What can be asked. */
  async askable(): Promise<AskableTable[]> {
    const tables = new Map<string, ResultColumn[]>();
    const found = await this.session.rows('Looking what can be asked', ASKABLE_SQL, (row) => ({
      schema: row.text('schema') ?? '',
      table: row.text('name') ?? '',
      column: { name: row.text('column') ?? '', type: row.text('type') ?? '' },
    }));
    for (const { schema, table, column } of found) {
      const name = schema === OWN_SCHEMA ? `${OWN_SCHEMA}.${table}` : table;
      const columns = tables.get(name) ?? [];
      columns.push(column);
      tables.set(name, columns);
    }
    return [...tables].map(([name, columns]) => ({ name, columns }));
  }

  async #columnsOf(sql: string): Promise<ResultColumn[]> {
    const described = `describe select * from ${asSource(sql)}`;
    return this.session.rows('Reading your query', described, (row) => ({
      name: row.text('column_name') ?? '',
      type: row.text('column_type') ?? '',
    }));
  }

  async #keep(id: number): Promise<void> {
    this.#kept.push(id);
    while (this.#kept.length > KEPT) {
      const old = resultTable(this.#kept.shift()!);
      await this.session.query('Letting an old result go', `drop table if exists ${old}`);
    }
  }

  /** What a query did wrong; anything that is not the query's own fault is thrown on. */
  #wrong(error: unknown): QueryAnswer {
    if (this.#running.signal.aborted) return { kind: 'stopped' };
    if (!(error instanceof FaultError) || error.fault.kind !== 'query-failed') throw error;
    const { cause } = error;
    const message = cause instanceof Error ? cause.message : error.fault.detail;
    return { kind: 'wrong', message: ownWords(message) };
  }
}

/** The database's message without the line of ours that it quotes, and with its first word explained. */
function ownWords(message: string): string {
  const [said = ''] = message.split('\n\nLINE');
  return said.replace(
    /^Parser Error: Expected a single SELECT statement$/,
    'One SELECT statement is what can be run here: tables are only read. "Make a table of this" keeps a result.',
  );
}

/** A small result's cells, row by row. */
function cellsOf(table: Table | RecordBatch): Cell[][] {
  const columns = table.schema.fields.map((_, i) => table.getChildAt(i));
  return Array.from({ length: table.numRows }, (_, row) =>
    columns.map((column): Cell => {
      const value: unknown = column?.get(row) ?? null;
      return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string'
        ? value
        : null;
    }),
  );
}
