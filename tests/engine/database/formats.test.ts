import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Column } from '../../../src/domain/table/column.ts';
import { withFormat } from '../../../src/engine/database/formats.ts';
import { Session } from '../../../src/engine/database/session.ts';
import { openNodeDuckDb } from '../../support/nodeDuckDb.ts';

const DATE: Column = {
  ...{ name: 'When', type: 'timestamp', role: 'occurred at' },
  ...{ known: 'at report', feature: false },
};

describe('finding how dates are written', () => {
  const asked: string[] = [];
  let session: Session;
  beforeAll(async () => {
    session = new Session(await openNodeDuckDb(), ({ sql }) => asked.push(sql));
  });
  afterAll(() => session.database.close());

  /** A table whose dates are an hour apart, the day before the month, and some missing. */
  async function daysFirst(rows: number): Promise<string> {
    const name = `dates_${String(rows)}`;
    const date = "strftime(timestamp '2014-01-01' + interval (range) hour, '%d/%m/%Y %H:%M')";
    const cell = `case when range % 10 = 0 then '' else ${date} end`;
    const sql = `create table ${name} as select ${cell} as "When" from range(${String(rows)})`;
    await session.query('Writing dates', sql);
    return name;
  }

  it.each([1_000, 500_001])('tells day from month in %d rows', async (rows) => {
    const found = await withFormat(session, await daysFirst(rows), rows, DATE);
    expect(found).toEqual({ ...DATE, format: '%d/%m/%Y %H:%M' });
  });

  it('looks at some blocks of a large table, the same ones each time', async () => {
    await withFormat(session, await daysFirst(600_001), 600_001, DATE);
    const sql = asked.at(-1) ?? '';
    const read = async () => {
      const trials = await session.rows('Counting', sql, (row) => row.number('of'));
      return trials[0] ?? 0;
    };
    const looked = await read();
    expect(looked).toBeGreaterThan(1_000);
    expect(looked).toBeLessThan(6_000);
    expect(await read()).toBe(looked);
  });
});
