import { describe, expect, it, vi } from 'vitest';
import { FEATURE_SETS } from '../../../src/domain/features/choose.ts';
import type { FeatureMatrix } from '../../../src/domain/features/matrix.ts';
import { DEFAULT_SPLIT, type FeatureSet } from '../../../src/domain/recipe/recipe.ts';
import { defaultCity } from '../../../src/domain/sample/city.ts';
import { sampleFiles } from '../../../src/domain/sample/sampleFiles.ts';
import { predictionColumn } from '../../../src/domain/scoring/fresh.ts';
import { predictionsSql } from '../../../src/domain/scoring/freshSql.ts';
import type { LoadedTable } from '../../../src/domain/table/receipt.ts';
import type { NamedFile } from '../../../src/domain/table/source.ts';
import { createTrainer } from '../../../src/engine/trainer/trainer.ts';
import { jobOf } from '../trainer/problems.ts';
import { joinOf, load, openEngine, quiet, textFile } from '../../support/study.ts';

vi.mock('../../../src/engine/trainer/wasm/compile.ts', () => import('../trainer/kernelsInNode.ts'));

const ROWS = 6_000;
const [INCIDENTS, WEATHER, AREAS] = sampleFiles({ ...defaultCity, incidents: ROWS }).map(
  ({ name, parts }) => textFile(name, parts.join('')),
);
const FILES = [INCIDENTS!, WEATHER!, AREAS!];
const LINES = (await INCIDENTS!.data.text()).trimEnd().split('\n');

/** A study of the simulated city, its network's rows, and where its incidents stand. */
async function study(set: FeatureSet) {
  const engine = await openEngine();
  const tables: LoadedTable[] = [];
  for (const file of FILES) tables.push(await load(engine, file));
  const { plan } = await engine.join(joinOf(tables), quiet);
  const choice = FEATURE_SETS[set].choose(plan);
  const { dataset, receipt } = await engine.makeDataset(DEFAULT_SPLIT, choice, quiet);
  return { columns: plan.columns, dataset, receipt, sides: await engine.standing(DEFAULT_SPLIT) };
}

type Study = Awaited<ReturnType<typeof study>>;

/** The study's files once more, in a database of their own, with new incidents behind them. */
async function beside({ columns, receipt, sides }: Study, set: FeatureSet, file: NamedFile) {
  const engine = await openEngine();
  const tables: LoadedTable[] = [];
  for (const one of [...FILES, file]) tables.push(await load(engine, one));
  const spec = joinOf(tables);
  const { plan } = await engine.join(spec, quiet);
  const choice = FEATURE_SETS[set].choose({ columns, keys: plan.keys });
  const request = { sides, incidents: spec.incidents, choice, plan: receipt.plan };
  return { engine, tables, ...(await engine.makeFresh(request, quiet)) };
}

const rowOf = ({ codes, values, fields, numbers }: FeatureMatrix, row: number) => ({
  codes: [...codes.subarray(row * fields, (row + 1) * fields)],
  values: values.subarray(row * numbers, (row + 1) * numbers),
});

describe.each(['example', 'best'] as const)('new incidents under a plan of the %s set', (set) => {
  it('are the rows and scores of the study’s own hold-out, where they are that', async () => {
    const own = await study(set);
    const { holdout } = own.dataset;
    const rowIds = [...holdout.rowIds].sort((a, b) => a - b);
    const text = [LINES[0], ...rowIds.map((row) => LINES[row])].join('\n');
    const { engine, tables, dataset, fresh } = await beside(own, set, textFile('new.csv', text));

    expect(fresh.rows).toBe(holdout.rows);
    expect(fresh.known).toEqual([0, 0, holdout.rows, 0]);
    const places = new Map([...holdout.rowIds].map((row, at) => [row, at]));
    let furthest = 0;
    for (let i = 0; i < fresh.rows; i++) {
      const mine = rowOf(dataset.holdout, i);
      const theirs = rowOf(holdout, places.get(rowIds[dataset.holdout.rowIds[i]! - ROWS - 1]!)!);
      expect(mine.codes).toEqual(theirs.codes);
      mine.values.forEach((value, k) => {
        furthest = Math.max(furthest, Math.abs(value - theirs.values[k]!));
      });
    }
    expect(furthest).toBeLessThan(1e-6);

    const trainer = createTrainer();
    const job = await jobOf(trainer, 'wasm', { epochs: 1, hidden: [16] }, own.dataset);
    const trained = await trainer.train(job, quiet);
    const { port1, port2 } = new MessageChannel();
    const holding = trainer.hold(port2);
    port1.postMessage({ dataset });
    const { id } = await holding;
    const asked = { ticket: 1, dataset: id, plan: own.receipt.plan, encodings: [], spec: job.spec };
    const scored = await trainer.scoreHoldout({ ...asked, weights: trained.weights });
    const scoreOf = new Map([...trained.rowIds].map((row, at) => [row, trained.scores[at]!]));
    const gaps = [...scored.rowIds].map((row, at) =>
      Math.abs(scored.scores[at]! - scoreOf.get(rowIds[row - ROWS - 1]!)!),
    );
    expect(Math.max(...gaps)).toBeLessThan(1e-6);

    const judged = await engine.judgeFresh(scored.rowIds, scored.scores);
    expect(judged).toMatchObject({ rows: holdout.rows });
    expect(judged.verdict?.rows).toBe(holdout.rows);
    expect(judged.verdict?.arrests).toBe(holdout.outcomes.reduce((sum, one) => sum + one, 0));
    const names = tables.at(-1)!.columns.map(({ name }) => name);
    const sql = predictionsSql(tables.at(-1)!.source, ROWS, predictionColumn(names));
    const answer = await engine.runQuery(sql);
    if (answer.kind !== 'result') throw new Error('no result');
    expect(answer.result.rows).toBe(holdout.rows);
    expect(answer.result.columns.at(-1)?.name).toBe('arrest_probability');
    const [first] = await engine.resultRows(answer.result, 0, 1);
    expect(first?.slice(0, 2).map(String).join()).toBe(
      LINES[rowIds[0]!]!.split(',').slice(0, 2).join(),
    );
  });

  it('without outcomes, and with levels that nobody has seen, are scored and counted', async () => {
    const own = await study(set);
    const header = LINES[0]!.split(',');
    const at = (name: string) => header.indexOf(name);
    // The last column is a point, of two parts; other quoted commas would shift the cells.
    const plain = LINES.slice(1).filter((line) => line.split(',').length === header.length + 1);
    const text = plain.slice(0, 300).map((line, i) => {
      const cells = line.split(',');
      cells[at('ID')] = String(99_000_000 + i);
      cells[at('Case Number')] = `ZZ${String(900_000 + i)}`;
      cells[at('Arrest')] = '';
      if (i < 40) cells[at('Beat')] = '9999';
      return cells.join(',');
    });
    const file = textFile('new.csv', [LINES[0], ...text].join('\n'));
    const { engine, fresh, dataset } = await beside(own, set, file);
    expect(fresh.rows).toBe(300);
    expect(fresh.known).toEqual([0, 0, 0, 0]);
    const beat = fresh.drifts.find(({ name }) => name === 'Beat');
    expect(beat?.unseen).toBeGreaterThanOrEqual(40);
    expect(beat?.verdict).toBe('moved much');
    const scores = new Float32Array(300).fill(0.25);
    const judged = await engine.judgeFresh(dataset.holdout.rowIds, scores);
    expect(judged).toEqual({ rows: 300, meanScore: 0.25, verdict: null });
  });
});

it('the study’s whole file scores as any other, although nothing is left that validates', async () => {
  const own = await study('example');
  const { dataset, fresh } = await beside(own, 'example', { ...INCIDENTS!, name: 'again.csv' });
  const { train, validation, holdout } = own.dataset;
  expect(fresh.rows).toBe(ROWS);
  expect(fresh.known).toEqual([train.rows, validation.rows, holdout.rows, 0]);
  expect(dataset.holdout.rows).toBe(ROWS);
  expect(dataset.vocabulary).toBe(own.dataset.vocabulary);
}, 120_000);

it('incidents are counted by where they stand in the study, and those trained on stay in its plan', async () => {
  const own = await study('best');
  const train = [...own.sides].flatMap((side, row) => (side === 0 ? [row] : [])).slice(0, 50);
  const text = [LINES[0], ...train.map((row) => LINES[row])].join('\n');
  const { fresh } = await beside(own, 'best', textFile('again.csv', text));
  expect(fresh.known).toEqual([50, 0, 0, 0]);
});
