import { describe, expect, it } from 'vitest';
import { tableFromArrays } from 'apache-arrow';
import { oldEnough, oldEnoughSql } from '../../../src/domain/audit/labelAge.ts';
import { auditOverTime } from '../../../src/domain/audit/overTime.ts';
import {
  quarterGroups,
  quarterName,
  quarterOf,
  weekBlocks,
  weekOf,
} from '../../../src/domain/audit/periods.ts';
import { foldSplit, latestFolds, rollingOrigin } from '../../../src/domain/audit/rollingOrigin.ts';
import { DEFAULT_SPLIT } from '../../../src/domain/recipe/recipe.ts';
import { openNodeDuckDb } from '../../support/nodeDuckDb.ts';

/** Days since 1970 of an ISO date. */
const day = (iso: string) => Date.parse(iso) / 86_400_000;

describe('periods', () => {
  it('start weeks on Monday', () => {
    expect(weekOf(day('2026-11-22'))).toBe(weekOf(day('2026-11-16')));
    expect(weekOf(day('2026-11-23'))).toBe(weekOf(day('2026-11-22')) + 1);
    expect(weekOf(day('1969-12-28'))).toBe(weekOf(day('1969-12-29')) - 1);
  });

  it('name quarters by their months', () => {
    expect(
      ['2014-12-31', '2015-01-01', '2015-06-30'].map((d) => quarterName(quarterOf(day(d)))),
    ).toEqual(['2014 Q4', '2015 Q1', '2015 Q2']);
  });

  it('number weeks that hold rows without gaps', () => {
    const { block, blocks } = weekBlocks(['2015-01-20', '2015-01-05', '2015-01-07'].map(day));
    expect([[...block], blocks]).toEqual([[1, 0, 0], 2]);
  });

  it('group rows by quarter', () => {
    const { group, quarters } = quarterGroups(['2015-07-01', '2015-01-05', '2015-09-30'].map(day));
    expect([...group]).toEqual([1, 0, 1]);
    expect(quarters.map(quarterName)).toEqual(['2015 Q1', '2015 Q3']);
  });
});

describe('the rolling origin', () => {
  const first = quarterOf(day('2014-01-01'));
  const quarters = [0, 1, 2, 3, 4, 5].map((i) => first + i);
  const rows = [900, 900, 900, 900, 800, 40];

  it('trains on all that came before and judges each quarter of some size after a year', () => {
    expect(rollingOrigin(quarters, rows)).toEqual([
      {
        trainFrom: first,
        trainTo: first + 3,
        evaluate: first + 4,
        trainRows: 3600,
        evaluateRows: 800,
      },
    ]);
  });

  it('never trains on what it judges or on what comes after', () => {
    for (const fold of rollingOrigin(quarters, rows, { trainAtLeast: 1, evaluateAtLeast: 1 })) {
      expect(fold.trainTo).toBeLessThan(fold.evaluate);
      expect(fold.trainFrom).toBeLessThanOrEqual(fold.trainTo);
    }
  });

  it('can roll a window and keep the latest folds only', () => {
    const folds = rollingOrigin(quarters, rows, {
      ...{ trainAtLeast: 2, evaluateAtLeast: 1 },
      ...{ window: 2, folds: 2 },
    });
    expect(folds.map(({ trainFrom, evaluate }) => [trainFrom - first, evaluate - first])).toEqual([
      [2, 4],
      [3, 5],
    ]);
    expect(folds[1]?.trainRows).toBe(1700);
  });
});

describe('the folds of a study', () => {
  const first = quarterOf(day('2014-10-01'));
  const tallies = (rows: readonly number[]) =>
    rows.map((n, i) => ({ quarter: first + i, rows: n }));

  it('begin after a year where there is more than a year, else after a quarter', () => {
    const long = latestFolds(tallies([900, 900, 900, 900, 900, 900]), 8);
    expect(long.map(({ evaluate }) => evaluate - first)).toEqual([4, 5]);
    const year = latestFolds(tallies([1200, 900, 900, 900]), 8);
    expect(year.map(({ evaluate }) => evaluate - first)).toEqual([1, 2, 3]);
    // Too little to learn from, before the second quarter.
    expect(latestFolds(tallies([900, 900]), 8)).toEqual([]);
  });

  it('are splits by time among their quarters, of the rows that take part', () => {
    const [fold] = latestFolds(tallies([1200, 900]), 1);
    const filter = { sql: 'Beat = 1', words: 'Beat is 1' };
    const split = foldSplit({ ...DEFAULT_SPLIT, filter, labelAge: 30 }, fold!);
    expect(split).toMatchObject({ kind: 'time', labelAge: 30, trainShare: 1199.5 / 2100 });
    expect(split.filter).toEqual({
      sql: "(Beat = 1) and _day >= date '2014-10-01' and _day < date '2015-04-01'",
      words: 'Beat is 1, 2014 Q4 to 2015 Q1',
    });
  });
});

describe('the audit over time', () => {
  it('is the audit of each quarter, in order', () => {
    const days = ['2015-04-01', '2015-01-01', '2015-04-02', '2015-01-09'].map(day);
    const found = auditOverTime([0.9, 0.2, 0.1, 0.7], [1, 1, 0, 0], days, 0.5);
    expect(found.map(({ name, rows, auc }) => [name, rows, auc.auc])).toEqual([
      ['2015 Q1', 2, 0],
      ['2015 Q2', 2, 1],
    ]);
  });
});

describe('the age of labels', () => {
  const days = ['2015-12-31', '2015-12-01', '2015-12-02', '2015-11-30'].map(day);

  it('takes out reports that are younger than it', () => {
    expect([...oldEnough(days, 30)]).toEqual([0, 1, 0, 1]);
    expect([...oldEnough([...days, NaN], 30)]).toEqual([0, 1, 0, 1, 1]);
    expect([...oldEnough(days, 0)]).toEqual([1, 1, 1, 1]);
  });

  it('is the same condition in SQL', async () => {
    const database = await openNodeDuckDb();
    await database.insert(tableFromArrays({ d: Int32Array.from(days) }), 'given');
    await database.query(
      `create table incidents as select date '1970-01-01' + d as _day from given union all select null`,
    );
    for (const age of [0, 30, 31]) {
      const answer = await database.query(
        `select cast(${oldEnoughSql(age)} as integer) as kept from incidents`,
      );
      const kept = Array.from(answer.getChild('kept') ?? [], Number);
      expect(kept).toEqual([...oldEnough(days, age), 1]);
    }
    await database.close();
  });
});
