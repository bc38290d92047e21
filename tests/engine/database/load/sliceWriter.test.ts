import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadDelimited } from '../../../../src/engine/database/load/loadDelimited.ts';
import { allRejects } from '../../../../src/engine/database/load/rejects.ts';
import { ROWS_A_GROUP } from '../../../../src/engine/database/load/slices.ts';
import { Session } from '../../../../src/engine/database/session.ts';
import { openNodeDuckDb } from '../../../support/nodeDuckDb.ts';

/** Counts otherwise whenever the database inserts. */
class Doubting extends Session {
  doubted = 0;
  override async row<T>(...[purpose, sql, read]: RowArguments<T>): Promise<T> {
    const row = await super.row(purpose, sql, read);
    if (!sql.startsWith('insert into') || !sql.includes('read_csv')) return row;
    this.doubted++;
    return super.row(purpose, 'select -1 as Count', read);
  }
}
type RowArguments<T> = Parameters<typeof Session.prototype.row<T>>;

let session: Session;
beforeAll(async () => {
  session = new Session(await openNodeDuckDb(), () => undefined);
});
afterAll(() => session.database.close());

const ROWS = 2 * ROWS_A_GROUP + 500;

/** Three columns and enough bytes for several slices, with a record too short here and there. */
function text(): Blob {
  const lines = Array.from({ length: ROWS }, (_, i) => `${String(i)},${'x'.repeat(150)},end\n`);
  for (const at of [7, ROWS_A_GROUP + 7]) lines[at] = `short\n${lines[at]!}`;
  return new Blob(lines);
}

async function load(to: Session, id: number) {
  const file = text();
  const dialect = { delimiter: ',', quote: '"' } as const;
  const parse = { ...dialect, encoding: 'utf-8', header: false, preamble: 0 } as const;
  const account = await loadDelimited({
    ...{ session: to, id, source: `file_${String(id)}`, name: 'big.csv', keep: undefined },
    reading: { parse, names: ['n', 'x', 'end'] },
    guessed: false,
    open: () => Promise.resolve(file.stream()),
    signal: new AbortController().signal,
  });
  const facts = await session.row(
    'Counting',
    `select count(*) as n, count(distinct n) as kinds, sum(n::int) as sum from file_${String(id)}`,
    (row) => [row.number('n'), row.number('kinds'), row.number('sum')],
  );
  return { account, facts, rejects: await allRejects(session, id) };
}

const WHOLE = [ROWS, ROWS, (ROWS * (ROWS - 1)) / 2];
const LINES = [8, ROWS_A_GROUP + 9];

it('fills the database’s row groups one after the other, whatever the slices', async () => {
  const { account, facts, rejects } = await load(session, 1);
  expect(account).toMatchObject({ records: ROWS + 2, loaded: ROWS, leftOut: 0 });
  expect(facts).toEqual(WHOLE);
  expect(rejects.map(({ line }) => line)).toEqual(LINES);
  const groups = await session.row(
    'Counting',
    `select count(distinct row_group_id) as n from pragma_storage_info('file_1')`,
    (row) => row.number('n'),
  );
  expect(groups).toBe(3);
}, 120_000);

it('splits a slice itself where the database counts otherwise, and loses none', async () => {
  const doubting = new Doubting(session.database, () => undefined);
  const { account, facts, rejects } = await load(doubting, 2);
  expect(doubting.doubted).toBeGreaterThan(1);
  expect(account).toMatchObject({ records: ROWS + 2, loaded: ROWS });
  expect(facts).toEqual(WHOLE);
  expect(rejects.map(({ line }) => line)).toEqual(LINES);
}, 120_000);
