import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Column } from '../../../src/domain/table/column.ts';
import type { Database } from '../../../src/engine/database/database.ts';
import { levels, profile } from '../../../src/engine/database/profile.ts';
import { Session } from '../../../src/engine/database/session.ts';
import { openNodeDuckDb } from '../../support/nodeDuckDb.ts';
import { quiet } from '../../support/study.ts';

const NAME = `it's "a" column`;
const HOSTILE = NAME.replaceAll('"', '""');

let database: Database;
let session: Session;

beforeAll(async () => {
  database = await openNodeDuckDb();
  session = new Session(database, quiet);
  await session.query(
    'Making a table',
    `create table file_1 as select * from (values
      ('1.5', '01/02/2015', 'a', ' x '), ('N/A', '01/03/2015', '8.0', 'x'), ('', '31', '8', null),
      ('oops', '01/02/2016', '8', 'it''s'), (' -2', null, '', 'X'), ('1,000', '02/02/2015', ' ', 'x')
    ) as t("${HOSTILE}", day, code, "text")`,
  );
});
afterAll(() => database.close());

function column(name: string, type: Column['type'], more: Partial<Column> = {}): Column {
  return { name, type, role: null, known: 'at report', feature: false, ...more };
}

describe('a column’s profile', () => {
  it('counts numbers, blanks, the texts for nothing, and what is no number', async () => {
    const found = await profile(session, 'file_1', column(NAME, 'number'), ['n/a']);
    expect(found).toMatchObject({
      column: NAME,
      ...{ rows: 6, blank: 2, unreadable: 1, distinct: 3, min: '-2', max: '1000' },
    });
    const drawn = found.histogram!.reduce((sum, { rows }) => sum + rows, 0);
    expect(drawn).toBe(3);
    expect(found.histogram!.length).toBeLessThanOrEqual(30);
  });

  it('counts a text for nothing as unreadable where it is none', async () => {
    const found = await profile(session, 'file_1', column(NAME, 'number'), []);
    expect(found).toMatchObject({ blank: 1, unreadable: 2 });
  });

  it('reads figures in the unit that they are brought to', async () => {
    const asF = column(NAME, 'number', { unit: 'in' });
    expect(await profile(session, 'file_1', asF, [])).toMatchObject({ min: '-50.8', max: '25400' });
  });

  it('draws days between midnights', async () => {
    const day = column('day', 'date', { format: '%m/%d/%Y' });
    const found = await profile(session, 'file_1', day, []);
    expect(found).toMatchObject({
      ...{ rows: 6, blank: 1, unreadable: 1, distinct: 4 },
      ...{ min: '2015-01-02', max: '2016-01-02' },
    });
    const [first] = found.histogram!;
    expect(first!.from % 86_400_000).toBe(0);
    expect(found.histogram!.reduce((sum, { rows }) => sum + rows, 0)).toBe(4);
  });

  it('finds how dates are written where that is not said', async () => {
    const found = await profile(session, 'file_1', column('day', 'timestamp'), []);
    expect(found).toMatchObject({ rows: 6, blank: 1 });
    expect(found.distinct).toBeGreaterThan(1);
  });

  it('counts codes as codes and texts as they are, most frequent first', async () => {
    const codes = await profile(session, 'file_1', column('code', 'category'), []);
    expect(codes).toMatchObject({ blank: 2, distinct: 2, histogram: null });
    expect(codes.top).toEqual([
      { text: '8', rows: 3 },
      { text: 'a', rows: 1 },
    ]);
    const texts = await profile(session, 'file_1', column('text', 'text'), []);
    expect(texts.top[0]).toEqual({ text: 'x', rows: 3 });
    expect(texts).toMatchObject({ blank: 1, distinct: 3 });
  });

  it('adds up, whatever the type; several may be asked for at once', async () => {
    const types = ['text', 'category', 'number', 'boolean', 'date', 'timestamp'] as const;
    const found = await Promise.all(
      types.map((type) => profile(session, 'file_1', column(NAME, type), ['oops'])),
    );
    for (const { rows, blank, unreadable, top } of found) {
      expect(top.reduce((sum, level) => sum + level.rows, 0)).toBe(rows - blank - unreadable);
    }
    const left = `select count(*) as n from duckdb_tables() where table_name like 'profile%'`;
    expect(await session.row('Looking', left, (row) => row.number('n'))).toBe(0);
  });
});

describe('a column’s levels', () => {
  it('are its most frequent texts without blanks around them', async () => {
    expect(await levels(session, 'file_1', 'text', 2)).toEqual([
      { text: 'x', rows: 3 },
      { text: 'X', rows: 1 },
    ]);
    expect(await levels(session, 'file_1', 'code', 9)).toHaveLength(3);
  });
});
