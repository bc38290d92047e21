import { setImmediate } from 'node:timers/promises';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTurn, type Database } from '../../../src/engine/database/database.ts';
import { statementsOn, type Answering } from '../../../src/engine/database/statements.ts';
import { openNodeDuckDb } from '../../support/nodeDuckDb.ts';

const ROWS = 50_000;
const MANY = `select i::integer as i from range(${String(ROWS)}) r(i)`;

describe('Statements on a connection', () => {
  let database: Database;
  beforeAll(async () => (database = await openNodeDuckDb()));
  afterAll(() => database.close());

  it('give every row once and in order, whole or as they come', async () => {
    const whole = await database.query(MANY);
    expect(whole.getChild('i')?.toArray()).toEqual(Int32Array.from({ length: ROWS }, (_, i) => i));
    const streamed: unknown[] = [];
    for await (const batch of database.stream(MANY)) streamed.push(...(batch.getChildAt(0) ?? []));
    expect(streamed).toEqual(Array.from({ length: ROWS }, (_, i) => i));
  });

  it('keep the schema of a result without rows', async () => {
    const table = await database.query('select 1 as one where false');
    expect([table.numRows, table.schema.fields.map(({ name }) => name)]).toEqual([0, ['one']]);
  });

  it('go on with the next one where nobody reads the last one to its end', async () => {
    for await (const batch of database.stream(MANY)) {
      expect(batch.numRows).toBeGreaterThan(0);
      break;
    }
    const next = await database.query('select 42 as answer');
    expect(next.getChild('answer')?.get(0)).toBe(42);
  });

  it('have several questions under way, and never more than eight', async () => {
    const { duckdb, most } = counting(40);
    const { numRows } = await statementsOn(duckdb, 0, inTurn()).query('');
    expect([numRows, most()]).toEqual([40, 8]);
  });

  it('ask little more than there is of a small result', async () => {
    const { duckdb, asked } = counting(1);
    await statementsOn(duckdb, 0, inTurn()).query('');
    expect(asked()).toBe(3);
  });

  it('fail where a part fails, and only there', async () => {
    const { duckdb } = counting(40, 3);
    const failing = statementsOn(duckdb, 0, inTurn());
    await expect(failing.query('')).rejects.toThrow('part 3');
  });
});

/** A worker whose result has one row in each part; it counts what is under way. */
function counting(parts: number, broken = -1) {
  let [open, most, asked] = [0, 0, 0];
  const { head, part } = messages();
  const duckdb: Answering = {
    startPendingQuery: () => Promise.resolve(head),
    pollPendingQuery: () => Promise.reject(new Error('it was there at once')),
    async fetchQueryResults() {
      const number = asked++;
      most = Math.max(most, ++open);
      await setImmediate();
      open--;
      if (number === broken) throw new Error(`part ${String(number)} failed`);
      return number < parts ? part : new Uint8Array();
    },
  };
  return { duckdb, most: () => most, asked: () => asked };
}

/** A result of one row as Arrow's stream has it: a message with the schema, one with the row, an end. */
function messages() {
  const bytes = tableToIPC(tableFromArrays({ a: Int32Array.of(1) }), 'stream');
  const schema = 8 + new DataView(bytes.buffer, bytes.byteOffset).getInt32(4, true);
  return { head: bytes.subarray(0, schema), part: bytes.subarray(schema, bytes.length - 8) };
}
