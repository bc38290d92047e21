import { describe, expect, it } from 'vitest';
import { auditDimensions } from '../../../src/domain/audit/dimensions.ts';
import { latestFolds, foldSplit } from '../../../src/domain/audit/rollingOrigin.ts';
import { chooseFeatures } from '../../../src/domain/features/choose.ts';
import { auc } from '../../../src/domain/metrics/auc.ts';
import { DEFAULT_SPLIT, type Side } from '../../../src/domain/recipe/recipe.ts';
import { confusionAt } from '../../../src/domain/metrics/thresholds.ts';
import { byQuarter } from '../../../src/domain/words/evaluation.ts';
import { joinOf, load, openEngine, quiet, textFile } from '../../support/study.ts';

const ROWS = 3000;
const NET = { id: 'net', name: 'network' };
const OTHER = { id: 'other', name: 'other' };

/** Code "made" stands for an arrest nearly always; every other row's code is a or b by chance. */
const codeOf = (i: number) => (i % 10 === 0 ? 'made' : i % 3 === 0 ? 'a' : 'b');
const arrested = (i: number) =>
  codeOf(i) === 'made' ? i % 100 !== 0 : (i * 7919) % 11 < (codeOf(i) === 'a' ? 5 : 2);
/** A score that knows something, with ties. */
const scoreOf = (i: number) => Math.fround((((i * 31) % 17) + (arrested(i) ? 6 : 0)) / 23);
const otherOf = (i: number) => Math.fround(((i * 13) % 29) / 29);

function incidents(): string {
  const lines = Array.from({ length: ROWS }, (_, at) => {
    const i = at + 1;
    const day = new Date(Date.UTC(2014, 9, 1 + Math.floor(at / 12)));
    const date = `${String(day.getUTCMonth() + 1)}/${String(day.getUTCDate())}/${String(day.getUTCFullYear())}`;
    return `${date} 01:00:00 AM,${codeOf(i)},T,${String(arrested(i))},${String((i % 6) + 1)},HX${String(i)}`;
  });
  return `Date,IUCR,Primary Type,Arrest,Community Area,Beat\n${lines.join('\n')}\n`;
}

const AREAS = `Community Area Number,COMMUNITY AREA NAME,PER CAPITA INCOME ,HARDSHIP INDEX
1,North,50000,10\n2,South,40000,30\n3,East,30000,50\n4,West,20000,70\n5,Mid,10000,90\n`;

async function prepared() {
  const engine = await openEngine();
  const tables = [
    await load(engine, textFile('i.csv', incidents())),
    await load(engine, textFile('a.csv', AREAS)),
  ];
  const { plan } = await engine.join(joinOf(tables), quiet);
  const { dataset } = await engine.makeDataset(DEFAULT_SPLIT, chooseFeatures(plan.columns), quiet);
  const ids = (side: Side) => [...dataset[side].rowIds];
  const all = [...ids('train'), ...ids('validation'), ...ids('holdout')];
  const store = (model: string, of: (i: number) => number) =>
    engine.storeScores(model, Int32Array.from(all), Float32Array.from(all, of));
  await store('net', scoreOf);
  await store('other', otherOf);
  return { engine, plan, dataset, ids };
}

const aucOfRows = (ids: readonly number[], of = scoreOf) =>
  auc(
    ids.map(of),
    ids.map((i) => Number(arrested(i))),
  );

describe('the evaluation', () => {
  it('judges every side, and others on the same rows, as counting by hand does', async () => {
    const { engine, ids } = await prepared();
    const found = await engine.evaluate(NET, [OTHER], 'IUCR');
    for (const side of ['train', 'validation', 'holdout'] as const) {
      expect(found.sides[side]?.auc.auc).toBeCloseTo(aucOfRows(ids(side)), 12);
      expect(found.sides[side]?.index.rows).toBe(ids(side).length);
    }
    const held = ids('holdout');
    expect(found.baselines[0]?.auc).toBeCloseTo(aucOfRows(held, otherOf), 12);
    expect(found.differences[0]?.difference).toBeCloseTo(
      aucOfRows(held) - aucOfRows(held, otherOf),
      12,
    );
    const index = found.sides.holdout?.index;
    const called = index && confusionAt(index, 0.5);
    expect(called?.truePositives).toBe(held.filter((i) => scoreOf(i) >= 0.5 && arrested(i)).length);
  });

  it('takes arrest-defined offences by training rows out of the hold-out', async () => {
    const { engine, ids } = await prepared();
    const { defined, network } = await engine.evaluate(NET, [], 'IUCR');
    const held = ids('holdout');
    const made = held.filter((i) => codeOf(i) === 'made');
    expect(defined).toMatchObject({ column: 'IUCR', codes: 1 });
    expect(defined?.holding.rows).toBe(made.length);
    expect(defined?.holding.arrests).toBe(made.filter(arrested).length);
    const rest = held.filter((i) => codeOf(i) !== 'made');
    expect(network.withoutDefined?.auc).toBeCloseTo(aucOfRows(rest), 12);
  });
});

describe('the audits', () => {
  it('audit each group of the hold-out by itself', async () => {
    const { engine, plan, ids } = await prepared();
    const dimensions = auditDimensions(plan.columns);
    const area = dimensions.find(({ id }) => id === 'area');
    expect(area?.column).toBe('COMMUNITY AREA NAME');
    const { names, audits } = await engine.auditBy('net', area!, 0.5);
    expect([...names].sort()).toEqual(['', 'East', 'Mid', 'North', 'South', 'West']);
    const east = audits.find(({ group }) => names[group] === 'East');
    const own = ids('holdout').filter((i) => (i % 6) + 1 === 3);
    expect(east?.rows).toBe(own.length);
    expect(east?.auc.auc).toBeCloseTo(aucOfRows(own), 12);
    const others = own.filter((i) => !arrested(i));
    expect(east?.falsePositiveRate.share).toBeCloseTo(
      others.filter((i) => scoreOf(i) >= 0.5).length / others.length,
      12,
    );
  });

  it('cut areas into fifths by hardship, each area once', async () => {
    const { engine, plan, ids } = await prepared();
    const fifths = auditDimensions(plan.columns).find(({ by }) => by === 'fifths');
    expect(fifths?.label).toBe('hardship of the area');
    const { names, audits } = await engine.auditBy('net', fifths!, 0.5);
    const rowsOf = (name: string) => audits.find(({ group }) => names[group] === name)?.rows;
    const inArea = (area: number) => ids('holdout').filter((i) => (i % 6) + 1 === area).length;
    expect(rowsOf('1')).toBe(inArea(1));
    expect(rowsOf('5')).toBe(inArea(5));
    // The sixth area is not in the table.
    expect(rowsOf('')).toBe(inArea(6));
  });

  it('measure a column alone on training rows, and do not memorise names', async () => {
    const { engine } = await prepared();
    const code = await engine.columnAuc('IUCR', 'category');
    expect(code.levels).toBe(3);
    expect(code.auc).toBeGreaterThan(0.65);
    const area = await engine.columnAuc('HARDSHIP INDEX', 'number');
    // Five numbers, and a bin for the area that has none.
    expect(area.levels).toBe(6);
    const named = await engine.columnAuc('Beat', 'category');
    expect(named.auc).toBeNaN();
    expect(named.levels).toBeGreaterThan(ROWS / 2);
  });

  it('calibrate on validation rows; a temperature keeps the order', async () => {
    const { engine, dataset } = await prepared();
    const { before, trials } = await engine.auditCalibration('net');
    const temperature = trials.find(({ kind }) => kind === 'temperature');
    expect(temperature?.temperature).toBeGreaterThan(0);
    for (const { bins } of trials) {
      expect(bins.reduce((sum, { rows }) => sum + rows, 0)).toBe(dataset.holdout.rows);
    }
    const isotonic = trials.find(({ kind }) => kind === 'isotonic');
    expect(isotonic!.figures.logLoss).toBeLessThan(before.logLoss);
  });

  it('follow the quarters', async () => {
    const { engine, ids } = await prepared();
    const { quarters, tallies } = await engine.auditTime('net', 0.5);
    expect(quarters.map(({ name }) => name)).toEqual(['2014 Q4', '2015 Q1', '2015 Q2']);
    // The first 92 days of twelve rows each.
    const first = ids('holdout').filter((i) => i <= 92 * 12);
    expect(quarters[0]?.auc.auc).toBeCloseTo(aucOfRows(first), 12);
    expect(sumOf(tallies.filter(({ side }) => side === 'holdout'))).toBe(ids('holdout').length);
    expect(sumOf(tallies)).toBe(ROWS);
  });

  it('resample whole weeks', async () => {
    const { engine, ids } = await prepared();
    const { auc: own, differences, weeks } = await engine.bootstrapWeeks('net', ['other'], quiet);
    // From Wednesday 1 October to Sunday 7 June.
    expect(weeks).toBe(36);
    expect(own.value).toBeCloseTo(aucOfRows(ids('holdout')), 10);
    expect(own.low).toBeLessThan(own.value);
    expect(own.high).toBeGreaterThan(own.value);
    expect(differences.map(({ id }) => id)).toEqual(['other']);
    expect(differences[0]?.by.low).toBeGreaterThan(0);
  });
});

describe('a training that is repeated', () => {
  it('for a quarter learns from all before it, while the study’s own division stays', async () => {
    const { engine, plan, ids } = await prepared();
    const { tallies } = await engine.auditTime('net', 0.5);
    const folds = latestFolds(byQuarter(tallies), 8);
    expect(folds.map(({ evaluateRows }) => evaluateRows)).toEqual([90 * 12, ROWS - 182 * 12]);
    const [fold] = folds;
    const choice = chooseFeatures(plan.columns);
    const split = foldSplit(DEFAULT_SPLIT, fold!);
    const { dataset } = await engine.makeDataset(split, choice, quiet, 'fold');
    const [quarter, end] = [92 * 12, 182 * 12];
    const held = [...dataset.holdout.rowIds].sort((a, b) => a - b);
    expect(held).toEqual(Array.from({ length: end - quarter }, (_, i) => quarter + 1 + i));
    for (const side of ['train', 'validation'] as const) {
      expect(Math.max(...dataset[side].rowIds)).toBeLessThanOrEqual(quarter);
    }
    expect(dataset.train.rows + dataset.validation.rows).toBe(quarter);

    const judged = await engine.judgeOnce({
      ...{ split: 'fold', lookup: 'IUCR' },
      rowIds: Int32Array.from(held),
      scores: Float32Array.from(held, scoreOf),
    });
    expect(judged.auc.auc).toBeCloseTo(aucOfRows(held), 12);
    // Three codes, ranked by the arrests of training rows.
    const rank = { made: 2, a: 1, b: 0 };
    const lookup = aucOfRows(held, (i) => rank[codeOf(i)]);
    expect(judged.lookup?.auc).toBeCloseTo(lookup, 12);
    expect(judged.difference?.difference).toBeCloseTo(aucOfRows(held) - lookup, 12);

    const found = await engine.evaluate(NET, [OTHER], 'IUCR');
    expect(found.network.auc).toBeCloseTo(aucOfRows(ids('holdout')), 12);
  });

  it('from another seed is judged on the study’s hold-out', async () => {
    const { engine, ids } = await prepared();
    const held = ids('holdout');
    const judged = await engine.judgeOnce({
      ...{ split: 'split', lookup: null, rowIds: Int32Array.from(held) },
      scores: Float32Array.from(held, otherOf),
    });
    expect(judged).toMatchObject({ lookup: null, difference: null });
    expect(judged.auc.auc).toBeCloseTo(aucOfRows(held, otherOf), 12);
  });

  it('waits for the rows of the one before it', async () => {
    const { engine, plan } = await prepared();
    const choice = chooseFeatures(plan.columns);
    const at = (seed: number) => engine.makeDataset({ ...DEFAULT_SPLIT, seed }, choice, quiet);
    const [one, other] = await Promise.all([at(1), at(2)]);
    expect(one.dataset.train.rowIds).not.toEqual(other.dataset.train.rowIds);
    expect((await at(1)).dataset).toEqual(one.dataset);
  });
});

const sumOf = (tallies: readonly { readonly rows: number }[]) =>
  tallies.reduce((sum, { rows }) => sum + rows, 0);
