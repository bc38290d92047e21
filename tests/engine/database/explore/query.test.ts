import { parquetReadObjects } from 'hyparquet';
import { beforeAll, describe, expect, it } from 'vitest';
import { faultAt, type QueryResult } from '../../../../src/domain/explore/query.ts';
import type { Database } from '../../../../src/engine/database/database.ts';
import {
  createDatabaseEngine,
  type DatabaseEngine,
} from '../../../../src/engine/database/engine.ts';
import { openNodeDuckDb } from '../../../support/nodeDuckDb.ts';
import { quiet } from '../../../support/study.ts';

let database: Database;
let engine: DatabaseEngine;
beforeAll(async () => {
  engine = createDatabaseEngine(async () => (database = await openNodeDuckDb()));
  await engine.open(quiet);
  await database.query(`create table joined as
select i as "Number", case when i % 3 > 0 then '=cmd' || i end as "a ""b""", i % 2 = 0 as even, i * -0.5 as half,
  timestamp '2015-01-01' + to_hours(cast(i as integer)) as at
from range(1000) t(i)`);
}, 120_000);

async function result(sql: string): Promise<QueryResult> {
  const answer = await engine.runQuery(sql);
  if (answer.kind !== 'result') throw new Error(JSON.stringify(answer));
  return answer.result;
}
const tables = async () =>
  (await database.query('select count(*) as n, sum("Number") as s from joined')).toString();

describe('a query', () => {
  it('gives its columns, its rows in their order, and any part of them', async () => {
    const kept = await result(
      'select "Number", "a ""b""", even from joined order by "Number" desc;',
    );
    expect(kept).toMatchObject({ rows: 1000 });
    expect(kept.columns).toEqual([
      { name: 'Number', type: 'BIGINT' },
      { name: 'a "b"', type: 'VARCHAR' },
      { name: 'even', type: 'BOOLEAN' },
    ]);
    expect(await engine.resultRows(kept, 998, 1200)).toEqual([
      ['1', '=cmd1', false],
      ['0', null, true],
    ]);
  });

  it('keeps columns of one name apart, and one that is called rowid', async () => {
    const kept = await result('select 1 as rowid, 2 as c1, 3 as c1');
    expect(await engine.resultRows(kept, 0, 9)).toEqual([[1, 2, 3]]);
  });

  it.each([
    'drop table joined',
    'delete from joined',
    'delete from joined returning *',
    'update joined set half = 1',
    'insert into joined select * from joined',
    'create or replace table joined as select 1',
    'alter table joined drop column half',
    'truncate joined',
    "copy joined to 'x.csv'",
    "attach ':memory:' as more",
    'detach study',
    'use memory',
    "set search_path = 'memory.main'",
    'pragma enable_profiling',
    'checkpoint',
    'load json',
    'begin transaction',
    "call query('drop table joined')",
    'explain analyze delete from joined',
    'select 1; drop table joined',
    'select 1) ; drop table joined; --',
    "select 1') ; drop table joined; --",
    "select 1 from query('drop table joined')",
    'with gone as (delete from joined returning *) select * from gone',
    '/* */ drop table joined',
    '',
    '--',
  ])('cannot change anything: %s', async (sql) => {
    const before = await tables();
    expect((await engine.runQuery(sql)).kind).toBe('wrong');
    expect((await engine.explainQuery(sql)) as object).toMatchObject({ kind: 'wrong' });
    expect(await tables()).toBe(before);
  });

  it('says what is wrong, and where', async () => {
    const sql = 'select nope,\n  half from joined';
    const answer = await engine.runQuery(sql);
    if (answer.kind !== 'wrong') throw new Error('it should be wrong');
    expect(answer.message).toMatch(/"nope" not found/);
    expect(answer.message).not.toContain('query(');
    expect(faultAt(sql, answer.message)).toEqual({ from: 7, to: 11 });
  });

  it('is explained without being run', async () => {
    expect(await engine.explainQuery('select count(*) from joined')).toContain('AGGREGATE');
  });

  it('stops when it is told to', async () => {
    const running = engine.runQuery(
      'select count(*) from range(3000000) a, range(3000000) b where a.range * b.range % 7 = 3',
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    await engine.stopQuery();
    expect(await running).toEqual({ kind: 'stopped' });
    expect((await result('select 1')).rows).toBe(1);
  });

  it('becomes a table of the person’s own, which the study’s tables do not see', async () => {
    const kept = await result('select half as "the half" from joined where even');
    expect(await engine.makeTable(kept, 'joined')).toBeNull();
    expect(await engine.makeTable(kept, 'joined')).toMatch(/already exists/);
    expect((await result('from mine.joined')).columns).toEqual([
      { name: 'the half', type: 'DECIMAL(21,1)' },
    ]);
    expect((await result('from joined')).columns).toHaveLength(5);
    const names = (await engine.askable()).map(({ name }) => name);
    expect(names).toEqual(['mine.joined', 'joined']);
  });

  it('is written as CSV that no spreadsheet runs, with its numbers as numbers', async () => {
    const kept = await result('from joined order by 1 limit 3');
    const text = await (await engine.exportResult(kept, 'csv')).text();
    expect(text.split('\r\n')).toEqual([
      'Number,"a ""b""",even,half,at',
      '0,,true,0.0,2015-01-01 00:00:00',
      "1,'=cmd1,false,-0.5,2015-01-01 01:00:00",
      "2,'=cmd2,true,-1.0,2015-01-01 02:00:00",
      '',
    ]);
  });

  it('is written as Parquet that reads back', async () => {
    const kept = await result('from joined order by 1 limit 3');
    const file = await (await engine.exportResult(kept, 'parquet')).arrayBuffer();
    expect(await parquetReadObjects({ file })).toEqual([
      { Number: 0n, 'a "b"': null, even: true, half: 0, at: '2015-01-01 00:00:00' },
      { Number: 1n, 'a "b"': '=cmd1', even: false, half: -0.5, at: '2015-01-01 01:00:00' },
      { Number: 2n, 'a "b"': '=cmd2', even: true, half: -1, at: '2015-01-01 02:00:00' },
    ]);
  });
});
