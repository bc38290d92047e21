import { beforeAll, describe, expect, it } from 'vitest';
import { dimensionOf } from '../../../../src/domain/explore/choose.ts';
import { draftOf, jsonFault, shareDraft } from '../../../../src/domain/explore/chartSpec.ts';
import { labelsOf, partsOf, type Dimension } from '../../../../src/domain/explore/dimension.ts';
import { cellsOf, factWords, pairTitle } from '../../../../src/domain/explore/profile.ts';
import { filterOf } from '../../../../src/domain/explore/filter.ts';
import { figureDimensions } from '../../../../src/domain/explore/choose.ts';
import type { JoinedColumn } from '../../../../src/domain/recipe/join.ts';
import type { Database } from '../../../../src/engine/database/database.ts';
import {
  createDatabaseEngine,
  type DatabaseEngine,
} from '../../../../src/engine/database/engine.ts';
import type { Joined } from '../../../../src/engine/database/join.ts';
import { incidents } from '../../../app/incidents.ts';
import { openNodeDuckDb } from '../../../support/nodeDuckDb.ts';
import { joinOf, load, quiet, textFile } from '../../../support/study.ts';

let database: Database;
let engine: DatabaseEngine;
let joined: Joined;
beforeAll(async () => {
  engine = createDatabaseEngine(async () => (database = await openNodeDuckDb()));
  await engine.open(quiet);
  const table = await load(engine, textFile('incidents.csv', incidents(3000)));
  joined = await engine.join(joinOf([table]), quiet);
}, 120_000);

const column = (name: string): JoinedColumn => {
  const found = joined.plan.columns.find((one) => one.name === name);
  if (!found) throw new Error(`no column ${name}`);
  return found;
};
const numbers = async (sql: string) => {
  const table = await database.query(sql);
  return table.schema.fields.map((_, i) => Number(table.getChildAt(i)?.get(0)));
};
/** SQL for one part of a dimension. */
const only = (dimension: Dimension, code: number) =>
  filterOf([dimension], new Map([[0, [code]]]))!.sql;

describe('the profile of a column', () => {
  it('is there for every column of the joined view, and counts each incident once', async () => {
    for (const one of joined.plan.columns) {
      const { facts, tally, dimension } = await engine.profileColumn(dimensionOf(one), null);
      expect(facts.rows, one.name).toBe(3000);
      expect(
        tally.rows.reduce((sum, n) => sum + n, 0),
        one.name,
      ).toBe(3000);
      expect(tally.rows[partsOf(dimension)], one.name).toBe(facts.missing);
    }
  });

  it('gives of a filter’s incidents what plain SQL gives', async () => {
    const where = '"Month" < 7';
    const { facts, tally, dimension } = await engine.profileColumn(
      dimensionOf(column('HourOfDay')),
      where,
    );
    expect([facts.rows, facts.distinct, facts.percentiles?.[3], facts.mean]).toEqual(
      await numbers(
        `select count(*), count(distinct "HourOfDay"), median("HourOfDay"), avg("HourOfDay") from joined where ${where}`,
      ),
    );
    for (const code of [0, 12, 23]) {
      expect([tally.rows[code], tally.arrests[code]]).toEqual(
        await numbers(
          `select count(*), coalesce(sum(_outcome), 0) from joined where ${where} and (${only(dimension, code)})`,
        ),
      );
    }
    const words = factWords({ dimension, facts, tally });
    expect(words.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Missing', 'Median', 'Mean']),
    );
  });
});

describe('a pair of columns', () => {
  it('counts each cell as plain SQL does', async () => {
    const pair = await engine.profilePair(
      [dimensionOf(column('Primary Type')), dimensionOf(column('WeekDay'))],
      null,
    );
    const cells = cellsOf(pair);
    expect(cells.reduce((sum, { rows }) => sum + rows, 0)).toBe(3000);
    for (const { x, y, rows, known, rate } of cells.slice(0, 5)) {
      const [n, ofKnown, share] = await numbers(
        `select count(*), count(_outcome), avg(_outcome) from joined where (${only(pair.first, x)}) and (${only(pair.second, y)})`,
      );
      expect([rows, known]).toEqual([n, ofKnown]);
      expect(rate).toBeCloseTo(share!, 12);
    }
    expect(labelsOf(pair.second)).toContain('Sunday');
    expect(pairTitle(pair, cells)).toMatch(
      /^Arrests are likeliest with .+; least likely with .+%$/,
    );
  });
});

describe('a figure as a chart to edit', () => {
  it('has a query that runs and a spec that names its columns', async () => {
    const cube = await engine.makeCube(figureDimensions(joined.plan.columns, joined.receipt));
    const filter = filterOf(cube.dimensions, new Map([[1, [0, 1, 2, 3]]]));
    const drafts = cube.dimensions.flatMap((dimension) => [
      draftOf(dimension, 'per day', filter),
      shareDraft(dimension, null),
    ]);
    for (const { name, sql, spec } of drafts) {
      const answer = await engine.runQuery(sql);
      if (answer.kind !== 'result') throw new Error(`${name}: ${JSON.stringify(answer)}\n${sql}`);
      expect(answer.result.rows, name).toBeGreaterThan(0);
      const names = answer.result.columns.map((one) => one.name);
      const used = [...spec.matchAll(/"field": "(\w+)"/g)].map(([, field]) => field);
      expect(names).toEqual(expect.arrayContaining(used));
      expect(jsonFault(spec)).toBeNull();
    }
  });

  it('says where a spec’s text is broken', () => {
    expect(jsonFault('{"mark": }')?.from).toBe(9);
    expect(jsonFault('[]')?.message).toContain('object');
    expect(jsonFault('{')).not.toBeNull();
  });
});
