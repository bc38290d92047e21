import { beforeAll, describe, expect, it } from 'vitest';
import { figureDimensions } from '../../../../src/domain/explore/choose.ts';
import { slicesOf, type Cube } from '../../../../src/domain/explore/cube.ts';
import { filterOf } from '../../../../src/domain/explore/filter.ts';
import { partsOf } from '../../../../src/domain/explore/dimension.ts';
import { openNodeDuckDb } from '../../../support/nodeDuckDb.ts';
import { createDatabaseEngine } from '../../../../src/engine/database/engine.ts';
import type { Database } from '../../../../src/engine/database/database.ts';
import { joinOf, load, quiet } from '../../../support/study.ts';

/** The sample joined, its figures' cube, and the database beneath for plain SQL. */
async function sample() {
  let database: Database | undefined;
  const engine = createDatabaseEngine(async () => (database = await openNodeDuckDb()));
  await engine.open(quiet);
  const tables = [];
  for (const file of await engine.simulateCity()) {
    const [content] = await engine.contents(file);
    if (content?.kind !== 'outlines') tables.push(await load(engine, file));
  }
  const { plan, receipt } = await engine.join(joinOf(tables), quiet);
  const cube = await engine.makeCube(figureDimensions(plan.columns, receipt));
  const count = async (sql: string) => {
    const table = await database!.query(sql);
    return table.schema.fields.map((_, i) => Number(table.getChildAt(i)?.get(0)));
  };
  return { engine, cube, count, receipt };
}

let made: Awaited<ReturnType<typeof sample>>;
beforeAll(async () => {
  made = await sample();
}, 120_000);

const numberOf = ({ dimensions }: Cube, column: string) =>
  dimensions.findIndex((dimension) => dimension.column === column);

describe('the cross-filter', () => {
  it('counts every incident once in each figure', () => {
    const { cube, receipt } = made;
    expect(cube.dimensions.map(({ label }) => label)).toEqual([
      'Season',
      'Month',
      'Weekday',
      'Hour of the day',
      expect.stringContaining('temperature of the day'),
      'Offence',
      'Community area',
      expect.any(String),
      'Place',
    ]);
    for (const tally of cube.tallies) {
      expect(tally.rows.reduce((sum, rows) => sum + rows, 0)).toBe(receipt.rows);
      expect(tally.arrests.reduce((sum, rows) => sum + rows, 0)).toBe(receipt.arrests);
    }
    expect(cube.totals).toEqual({
      rows: receipt.rows,
      known: receipt.rows - receipt.withoutOutcome,
      arrests: receipt.arrests,
    });
  });

  it('gives under every brush what plain SQL on the joined view gives', async () => {
    const { engine, cube, count } = made;
    const [hour, month, offence, warm] = [
      'HourOfDay',
      'Month',
      cube.dimensions[5]!.column,
      cube.dimensions[4]!.column,
    ].map((column) => numberOf(cube, column));
    const cases = [
      { active: hour!, brushes: new Map([[hour!, [20, 21, 22, 23]]]) },
      {
        active: offence!,
        brushes: new Map([
          [hour!, [0, 1, 2]],
          [offence!, [0, 3]],
        ]),
      },
      {
        active: month!,
        brushes: new Map([
          [month!, [5, 6]],
          [warm!, [3, 4, 5]],
          [offence!, [1]],
        ]),
      },
      { active: hour!, brushes: new Map([[warm!, [0, 1, 2, 3, 4, 5]]]) },
      { active: hour!, brushes: new Map([[hour!, []]]) },
    ];
    for (const { active, brushes } of cases) {
      const cubes = await engine.countPairs(cube.dimensions, active, brushes);
      const { slices, totals } = slicesOf(cube, brushes, cubes);
      const filter = filterOf(cube.dimensions, brushes)!;
      const measures = 'count(*), count(_outcome), coalesce(sum(_outcome), 0)';
      expect([totals.rows, totals.known, totals.arrests]).toEqual(
        await count(`select ${measures} from joined where ${filter.sql}`),
      );
      for (const [i, dimension] of cube.dimensions.entries()) {
        const others = new Map([...brushes].filter(([at]) => at !== i));
        const outer = filterOf(cube.dimensions, others)?.sql ?? 'true';
        for (const code of [0, partsOf(dimension) - 1]) {
          const own = filterOf(cube.dimensions, new Map([[i, [code]]]))!.sql;
          expect(
            [slices[i]!.rows[code], slices[i]!.known[code], slices[i]!.arrests[code]],
            `${dimension.label} ${String(code)} under ${filter.words}`,
          ).toEqual(await count(`select ${measures} from joined where (${outer}) and (${own})`));
        }
      }
    }
  });

  it('counts the days of a part under the brushes that days have', async () => {
    const { cube, count } = made;
    const [month, weekday, hour] = ['Month', 'WeekDay', 'HourOfDay'].map((column) =>
      numberOf(cube, column),
    );
    const brushes = new Map([
      [weekday!, [5, 6]],
      [hour!, [3]],
    ]);
    const { slices } = slicesOf(cube, brushes, null);
    const days = 'select count(distinct _day) from joined where WeekDay >= 6';
    expect(slices[month!]!.days[6]).toBe((await count(`${days} and Month = 7`))[0]);
    expect(slices[hour!]!.days[0]).toBe((await count(days))[0]);
    const all = await count('select count(distinct _day) from joined where WeekDay = 1');
    expect(slices[weekday!]!.days[0]).toBe(all[0]);
  });
});
