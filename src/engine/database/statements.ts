import type { AsyncDuckDB } from '@duckdb/duckdb-wasm';
import {
  RecordBatchReader,
  Table,
  type AsyncRecordBatchStreamReader,
  type RecordBatch,
} from 'apache-arrow';
import type { Database, inTurn } from './database.ts';

/** Parts of a result that are asked for at a time, at most. */
const MOST_ASKED = 8;

/** What is needed of DuckDB: its own messages, each answered in the order in which it was sent. */
export type Answering = Pick<
  AsyncDuckDB,
  'startPendingQuery' | 'pollPendingQuery' | 'fetchQueryResults'
>;

/** Statements on one connection, each in its turn. */
export function statementsOn(
  duckdb: Answering,
  connection: number,
  turn: ReturnType<typeof inTurn>,
): Pick<Database, 'query' | 'stream'> {
  return {
    query: (sql) =>
      turn(async () => {
        const reader = await send(duckdb, connection, sql, false);
        return new Table(await reader.readAll());
      }),
    stream: (sql) => stream(() => send(duckdb, connection, sql, true), turn),
  };
}

/**
 * Waits its turn, and keeps it until its last batch was read: another statement on the connection would
 * end it on the way. Who reads it must not ask for anything else meanwhile.
 */
async function* stream(
  start: () => Promise<AsyncIterable<RecordBatch>>,
  turn: ReturnType<typeof inTurn>,
): AsyncGenerator<RecordBatch> {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const batches = await new Promise<AsyncIterable<RecordBatch>>((resolve, reject) => {
    const started = turn(async () => {
      resolve(await start());
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

/**
 * Starts a statement so that it can be interrupted, and gives its result as it comes. The library's own
 * `send` has one question under way; a question's way there and back takes longer than the 2,048 rows
 * of its answer take to be written, so that here several are.
 * @param streamed whether rows may be read before the last one is there
 */
async function send(
  duckdb: Answering,
  connection: number,
  sql: string,
  streamed: boolean,
): Promise<AsyncRecordBatchStreamReader> {
  let head = await duckdb.startPendingQuery(connection, sql, streamed);
  while (head === null) head = await duckdb.pollPendingQuery(connection);
  const reader = await RecordBatchReader.from(partsOf(duckdb, connection, head));
  if (!reader.isAsync() || !reader.isStream()) throw new Error('a result came in one piece');
  return reader;
}

/** The bytes of a result: its schema, and then about 2,048 rows at a time. */
async function* partsOf(
  duckdb: Answering,
  connection: number,
  head: Uint8Array,
): AsyncGenerator<Uint8Array> {
  yield head;
  const asked: Promise<Uint8Array | null>[] = [];
  const ask = () => {
    const part = duckdb.fetchQueryResults(connection);
    // Its failure is seen when it is awaited; who stops reading earlier does not ask.
    part.catch(() => undefined);
    asked.push(part);
  };
  // Most results have one part, and more questions would only keep the next statement waiting.
  for (let most = 1; ; most = Math.min(2 * most, MOST_ASKED)) {
    while (asked.length < most) ask();
    const part = await asked.shift();
    // An empty part is the end, and all that are asked for after it are empty, too.
    if (part?.length === 0) return;
    if (part) yield part;
  }
}
