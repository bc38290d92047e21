import { shallowReactive } from 'vue';
import type { AskableTable, Cell, QueryAnswer, QueryResult } from '../domain/explore/query.ts';
import type { Fault } from '../domain/fault.ts';
import { database } from './engines.ts';
import { faultOf } from './stages.ts';

/** What the SQL page asks, asked before, and was told. */
export interface Asking {
  sql: string;
  /** Queries that gave a result, newest first. */
  history: readonly string[];
  running: boolean;
  answer: QueryAnswer | null;
  plan: string | null;
  tables: readonly AskableTable[];
  /** What was done with the result last: "Kept as mine.nights". */
  said: string;
  fault: Fault | null;
}

const FIRST = `select "HourOfDay", count(*) as incidents, avg(_outcome) as arrest_rate
from joined
group by 1
order by 1`;
const REMEMBERED = 40;

export const asking: Asking = shallowReactive({
  sql: FIRST,
  history: [],
  running: false,
  answer: null,
  plan: null,
  tables: [],
  said: '',
  fault: null,
});

/** Learns which tables can be asked. */
export function learnTables(): Promise<void> {
  return whileRunning('looking at the tables', async () => {
    asking.tables = await database.askable();
  });
}

/** Runs the query. */
export function runQuery(): Promise<void> {
  const { sql } = asking;
  return whileRunning('running your query', async () => {
    asking.answer = asking.plan = null;
    asking.said = '';
    const answer = (asking.answer = await database.runQuery(sql));
    if (answer.kind === 'result')
      asking.history = [sql, ...asking.history.filter((old) => old !== sql)].slice(0, REMEMBERED);
  });
}

/** Shows how the database would run the query. */
export function explainQuery(): Promise<void> {
  return whileRunning('explaining your query', async () => {
    const told = await database.explainQuery(asking.sql);
    asking.plan = typeof told === 'string' ? told : null;
    asking.answer = typeof told === 'string' ? null : told;
  });
}

/** Stops the query under way. */
export function stopQuery(): void {
  void database.stopQuery();
}

/** Rows of a result. */
export function rowsOf(result: QueryResult, from: number, to: number): Promise<Cell[][]> {
  return database.resultRows(result, from, to);
}

/** A result as a file. */
export async function fileOf(result: QueryResult, format: 'csv' | 'parquet'): Promise<Blob | null> {
  let file: Blob | null = null;
  await whileRunning('writing the file', async () => {
    file = await database.exportResult(result, format);
  });
  return file;
}

/** Keeps a result as a table of the person's own. */
export function makeTable(result: QueryResult, name: string): Promise<void> {
  return whileRunning('making your table', async () => {
    const against = await database.makeTable(result, name);
    asking.said = against ?? `Kept as mine."${name}". Ask it by that name.`;
    asking.tables = await database.askable();
  });
}

async function whileRunning(where: string, work: () => Promise<void>): Promise<void> {
  asking.running = true;
  asking.fault = null;
  try {
    await work();
  } catch (error) {
    asking.fault = faultOf(error, where);
  } finally {
    asking.running = false;
  }
}
