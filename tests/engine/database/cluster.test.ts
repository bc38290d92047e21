import { describe, expect, it } from 'vitest';
import { joinSteps } from '../../../src/domain/cluster/compile.ts';
import {
  cellsStep,
  featureSteps,
  LAST_KNOWN,
  rateSql,
  verdicts,
} from '../../../src/domain/cluster/features.ts';
import { figureQueries } from '../../../src/domain/cluster/figures.ts';
import { givenCategories, givenNumbers, givenSql } from '../../../src/domain/cluster/given.ts';
import { FEATURE_SETS } from '../../../src/domain/features/choose.ts';
import { computedOf, type ComputedName } from '../../../src/domain/features/computed.ts';
import { numberPlaces } from '../../../src/domain/features/encode.ts';
import { encodedNames } from '../../../src/domain/features/encodings.ts';
import { numberReader } from '../../../src/domain/features/linked.ts';
import type { SqlDialect } from '../../../src/domain/recipe/dialect.ts';
import { DIALECTS } from '../../../src/domain/recipe/dialects.ts';
import { DEFAULT_SPLIT, SIDES } from '../../../src/domain/recipe/recipe.ts';
import { TRAINER_SPECS, TRAINERS } from '../../../src/domain/cluster/study.ts';
import { quiet, textFile } from '../../support/study.ts';
import { inTab, projectOf, type InTab } from '../../spark/tab.ts';
import { HOSTILE_NAMES } from '../../spark/torture/columns.ts';
import { torture } from '../../spark/torture/torture.ts';

const { duckdb, spark } = DIALECTS;

async function tortured(index: number): Promise<InTab> {
  const one = torture(0.4)[index];
  if (!one) throw new Error('there is no such study');
  return inTab(one);
}

async function rowsOf({ database }: InTab, sql: string): Promise<string[]> {
  const table = await database.query(sql);
  return table.toArray().map((row) => JSON.stringify(row));
}

describe('a study for a cluster', () => {
  it('is all that the programs need, and no name of a file enters a program', async () => {
    const tab = await tortured(0);
    for (const trainer of TRAINERS) {
      const files = projectOf(tab, trainer);
      const paths = files.map(({ path }) => path);
      const { program } = TRAINER_SPECS[trainer];
      expect(paths).toEqual(
        expect.arrayContaining(['README.md', 'requirements.txt', 'study.py', 'scores.py', program]),
      );
      expect(paths).toContain('outlines.json');
      expect(paths.every((path) => /^(sql\/)?[a-z0-9_-]+\.(py|sql|json|txt|md)$/i.test(path))).toBe(
        true,
      );
      for (const { path, text } of files.filter(({ path: one }) => one.endsWith('.py')))
        for (const name of HOSTILE_NAMES.filter((one) => one.length > 12))
          expect(text, path).not.toContain(name);
      const described = JSON.parse(files.find(({ path }) => path === 'study.json')?.text ?? '') as {
        steps: { makes: string; sql: string }[];
        checks: { sql: string }[];
        figures: { sql: string; says: string[]; tab: unknown[] }[];
        tables: { columns: string[] }[];
      };
      expect(described.steps.map(({ makes }) => makes)).toEqual([
        ...['weather', 'areas_alone', 'areas', 'repeats', 'places', 'incidents', 'joined', 'split'],
      ]);
      const named = [...described.steps, ...described.checks, ...described.figures];
      expect(named.map(({ sql }) => sql).every((sql) => paths.includes(sql))).toBe(true);
      for (const { says, tab: counted } of described.figures)
        expect(says.length).toBe(counted.length);
      expect(described.tables[0]?.columns).toEqual(expect.arrayContaining(['side', '${env:HOME}']));
      const readmeOf = (study: InTab['study']) =>
        projectOf({ ...tab, study }, trainer).find(({ path }) => path === 'README.md')?.text;
      const embedded = { ...tab.study, network: { ...tab.study.network, embedding: 32 } };
      expect(readmeOf(tab.study)).not.toContain('embedding');
      expect(readmeOf(embedded)).toContain('has an embedding of 32 dimensions');
      const requirements = files.find(({ path }) => path === 'requirements.txt')?.text;
      expect(requirements).toMatch(/^pyspark>=3\.5,<3\.6\n/);
      expect(requirements?.includes('h2o-pysparkling-3-5')).toBe(trainer === 'h2o');
    }
    await tab.database.close();
  }, 60_000);

  it('quotes every name of a file in Spark’s way', async () => {
    const tab = await tortured(0);
    const { plan, split } = tab.study;
    const sql = joinSteps(plan.found, split, spark).map((step) => step.sql);
    const all = sql.join('\n');
    for (const { column } of plan.columns) {
      if (column) expect(all).toContain(spark.identifier(column.name));
    }
    // Outside of quotes nothing of a file is left, and no quote is open.
    for (const statement of sql) {
      const bare = statement.replace(/`(?:[^`]|``)*`|'(?:[^'\\]|\\.)*'/gs, '');
      expect(bare).not.toMatch(/[`'"]|drop|env:|import/);
    }
    await tab.database.close();
  }, 60_000);

  it('compiles for DuckDB to what the tab did, step by step', async () => {
    for (const index of [0, 1]) {
      const tab = await tortured(index);
      const { plan, split } = tab.study;
      const before = [
        await rowsOf(tab, 'select * from joined order by _row'),
        await rowsOf(tab, 'select * from split order by _row'),
      ];
      await tab.database.query('drop view joined');
      await tab.database.query('drop table incidents');
      if (plan.found.spec.areas.length > 0) await tab.database.query('drop table areas');
      for (const step of joinSteps(plan.found, split, duckdb)) await tab.database.query(step.sql);
      expect(await rowsOf(tab, 'select * from joined order by _row')).toEqual(before[0]);
      expect(await rowsOf(tab, 'select * from split order by _row')).toEqual(before[1]);
      for (const { sql, says, tab: counted } of figureQueries(tab.study, duckdb)) {
        const row = (await tab.database.query(sql)).toArray()[0] as object;
        const found = Object.values(row).map((cell: unknown) =>
          typeof cell === 'bigint' ? Number(cell) : cell,
        );
        expect(Object.fromEntries(says.map((name, i) => [name, found[i]]))).toEqual(
          Object.fromEntries(says.map((name, i) => [name, counted[i]])),
        );
      }
      await tab.database.close();
    }
  }, 120_000);

  it('computes for DuckDB what the tab computed, and refuses what the tab refused', async () => {
    for (const [index, share] of [
      [0, 0.4],
      [3, 1],
    ] as const) {
      const tab = await inTab(torture(share)[index]!);
      const choice = FEATURE_SETS.best.choose(tab.study.plan);
      const names = choice.computed.filter((name) => !tab.leftOut.some((one) => one.name === name));
      const columns = ['_row', 'block', 'fold', ...names].map(duckdb.identifier).join(', ');
      const computed = `select ${columns} from computed order by _row`;
      const before = await rowsOf(tab, computed);
      for (const { sql } of featureSteps(choice, duckdb)) await tab.database.query(sql);
      expect(await rowsOf(tab, computed)).toEqual(before);
      const refused: string[] = [];
      for (const { of, sql } of verdicts(choice, duckdb)) {
        const { problem } = (await tab.database.query(sql)).toArray()[0] as { problem: unknown };
        if (problem !== null) refused.push(of);
      }
      const leftOut = tab.leftOut.map(({ name }) => computedOf(name as ComputedName).after);
      expect(refused).toEqual([...new Set(leftOut)]);
      await tab.database.close();
    }
  }, 120_000);

  it('gives Spark’s network the tab’s columns in the tab’s order, and their levels', async () => {
    const tab = await inTab(torture()[3]!);
    const choice = FEATURE_SETS.best.choose(tab.study.plan);
    const { fields, numerics } = tab.plan;
    const names = (given: readonly { readonly name: string }[]) => given.map(({ name }) => name);
    const inPlan = (plan: readonly { readonly name: string }[]) => (name: string) =>
      names(plan).includes(name);
    expect(tab.leftOut).toEqual([]);
    const categories = names(givenCategories(choice, spark));
    expect(categories.filter(inPlan(fields))).toEqual(names(fields));
    expect(names(givenNumbers(choice, spark)).filter(inPlan(numerics))).toEqual(names(numerics));
    const given = await tab.database.query(givenSql(choice, duckdb));
    for (const { name, levels } of fields) {
      const texts = given.getChild(`t${String(categories.indexOf(name))}`);
      expect([...new Set(texts)], name).toEqual(expect.arrayContaining([...levels]));
    }
    await tab.database.close();
  }, 60_000);

  it('learns the tab’s arrest rates by the statements that Spark is given', async () => {
    const tab = await inTab(torture()[3]!);
    const { database, dataset, plan } = tab;
    const choice = FEATURE_SETS.best.choose(tab.study.plan);
    // The program makes it of what training rows know; the last year among them is 2015.
    await database.query(`create table ${LAST_KNOWN} as select 'Year' as name, 2016 as code`);
    await database.query(cellsStep(choice, duckdb));
    const places = numberPlaces(plan);
    for (const encoding of choice.encodings) {
      const rates = await database.query(rateSql(encoding, choice, duckdb));
      const columns = ['logit', 'seen'].map((name) => Array.from(rates.getChild(name)!, Number));
      const rowOf = new Map(Array.from(rates.getChild('row')!, (row, i) => [Number(row), i]));
      encodedNames(encoding).forEach((name, k) => {
        const at = plan.numerics.findIndex((one) => one.name === name);
        const { mean, sd } = plan.numerics[at]!;
        for (const side of SIDES) {
          const read = numberReader(dataset[side], places[at]!.value);
          const differ = [...dataset[side].rowIds].filter((id, row) => {
            const value = columns[k]![rowOf.get(id) ?? -1] ?? NaN;
            return Math.fround((value - mean) / sd) !== read(row);
          });
          expect(differ, `${name}, ${side}`).toEqual([]);
        }
      });
    }
    await database.close();
  }, 60_000);

  it('takes Spark’s rank for DuckDB’s quantile', async () => {
    const tab = await tortured(2);
    for (const share of [0.1, 0.7, 0.72, 0.8, 0.999]) {
      const of = (sql: SqlDialect) => sql.quantile('_at', share, 'incidents');
      const [row] = await rowsOf(tab, `select ${of(duckdb)} as a, ${of(spark)} as b`);
      const { a, b } = JSON.parse(row ?? '') as { a: unknown; b: unknown };
      expect(b).toEqual(a);
    }
    await tab.database.close();
  }, 60_000);
});

describe('scores of a cluster', () => {
  const split = { ...DEFAULT_SPLIT, seed: 7 };
  const header = '_row,score,side,outcome';

  it('become a model’s scores where they are of exactly these incidents', async () => {
    const tab = await tortured(2);
    const { engine } = tab;
    const divided = await rowsOf(
      tab,
      `select s._row as "row", side, _outcome as outcome from split s join incidents using (_row) order by 1`,
    );
    const lines = divided.map((text) => {
      const { row, side, outcome } = JSON.parse(text) as Record<string, string | number>;
      return `${String(row)},${String(Number(row) / 1e4)},${String(side)},${String(outcome)}`;
    });
    const open = async (name: string, given: readonly string[], head = header) =>
      engine.loadTable({ file: textFile(name, [head, ...given].join('\n')) }, quiet);
    const fit = await open('scores.csv', lines);
    expect(await engine.takeScores('cluster-1', fit, split)).toBe(divided.length);
    const kept = await rowsOf(
      tab,
      `select _row, score from scores where model = 'cluster-1' order by 1`,
    );
    expect(kept).toHaveLength(divided.length);
    expect(kept[0]).toBe('{"_row":1,"score":0.0001}');
    const sides = await engine.sides(split);
    expect(sides).toEqual(tab.study.sides);

    const refused = async (given: readonly string[], head?: string) => {
      const table = await open('other.csv', given, head);
      return expect(engine.takeScores('cluster-2', table, split)).rejects;
    };
    await (await refused(lines.slice(1))).toThrow('1 incidents that take part here have no score');
    await (await refused([...lines, '999999,0.5,train,0'])).toThrow('no incidents that take part');
    await (await refused([...lines, lines[0]!])).toThrow('stand in it more than once');
    await (
      await refused(lines.map((line) => line.replace('train', 'holdout')))
    ).toThrow('on another side of the split');
    await (await refused(lines.map((line) => line.replace(/1$/, '0')))).toThrow('another outcome');
    await (
      await refused(lines.map((line) => line.replace(/,0\.\d+,/, ',1.5,')))
    ).toThrow('from 0 to 1');
    await (await refused(lines, '_row,points,side,outcome')).toThrow('no column score');
    await expect(engine.takeScores('cluster-2', fit, { ...split, seed: 8 })).rejects.toThrow(
      'on another side of the split',
    );
    expect(await rowsOf(tab, `select 1 from scores where model = 'cluster-2'`)).toEqual([]);
    await tab.database.close();
  }, 60_000);
});
