import { describe, expect, it } from 'vitest';
import { chooseFeatures } from '../../../src/domain/features/choose.ts';
import { DEFAULT_SPLIT, SIDES, type SplitSpec } from '../../../src/domain/recipe/recipe.ts';
import { joinOf, load, openEngine, quiet, textFile } from '../../support/study.ts';

const ROWS = 1000;
const NET = { id: 'net', name: 'network' };
const LOOKUP = { id: 'lookup', name: 'lookup' };

/** Days in order; code "hot" always leads to an arrest, "cold" never, the last rows have a code of their own. */
function incidents(): string {
  const lines = Array.from({ length: ROWS }, (_, i) => {
    const day = new Date(Date.UTC(2015, 0, 1 + Math.floor(i / 3)));
    const date = `${String(day.getUTCMonth() + 1)}/${String(day.getUTCDate())}/${String(day.getUTCFullYear())}`;
    const code = i >= 990 ? 'new' : i % 3 === 0 ? 'hot' : i % 50 === 1 ? '' : 'cold';
    return `${date} 01:00:00 AM,${code},T,${String(code === 'hot')},${String(-87.7 - i / 1e5)},41.9`;
  });
  return `Date,IUCR,Primary Type,Arrest,Longitude,Latitude\n${lines.join('\n')}\n`;
}

async function prepared(split: SplitSpec) {
  const engine = await openEngine();
  const table = await load(engine, textFile('i.csv', incidents()));
  const { plan } = await engine.join(joinOf([table]), quiet);
  const made = await engine.makeDataset(split, chooseFeatures(plan.columns), quiet);
  return { engine, ...made };
}

describe('the dataset', () => {
  it('puts every incident with an outcome on one side, alike for the same seed', async () => {
    const [a, b, other] = await Promise.all([
      prepared(DEFAULT_SPLIT),
      prepared(DEFAULT_SPLIT),
      prepared({ ...DEFAULT_SPLIT, seed: 2 }),
    ]);
    const ids = SIDES.flatMap((side) => [...a.dataset[side].rowIds]).sort((x, y) => x - y);
    expect(ids).toEqual(Array.from({ length: ROWS }, (_, i) => i + 1));
    expect(a.dataset).toEqual(b.dataset);
    expect(a.dataset.holdout.rowIds).not.toEqual(other.dataset.holdout.rowIds);
    expect(a.receipt.holdout / ROWS).toBeCloseTo(0.2, 1);
    expect(a.receipt.validation / ROWS).toBeCloseTo(0.08, 1);
  });

  it('trains on the earliest days when it is split by time', async () => {
    const { dataset } = await prepared({ ...DEFAULT_SPLIT, kind: 'time' });
    const { train, validation, holdout } = dataset;
    expect(Math.max(...train.rowIds)).toBeLessThan(Math.min(...validation.rowIds));
    expect(Math.max(...validation.rowIds)).toBeLessThan(Math.min(...holdout.rowIds));
    expect(train.rows / ROWS).toBeCloseTo(0.72, 1);
    expect(holdout.rows / ROWS).toBeCloseTo(0.2, 1);
  });

  it('divides only the incidents that a filter lets through', async () => {
    const filter = { sql: '"IUCR" = \'hot\' or "IUCR" = \'cold\'', words: 'hot or cold' };
    const { dataset } = await prepared({ ...DEFAULT_SPLIT, filter });
    const ids = SIDES.flatMap((side) => [...dataset[side].rowIds]);
    expect(ids).toHaveLength(977);
    expect(Math.max(...ids)).toBeLessThanOrEqual(990);
  });

  it('learns levels from training rows only; others are unknown, blanks missing', async () => {
    const { dataset, receipt } = await prepared({ ...DEFAULT_SPLIT, kind: 'time' });
    const at = receipt.plan.fields.findIndex(({ name }) => name === 'IUCR');
    const field = receipt.plan.fields[at];
    expect(field?.levels).toEqual(['cold', 'hot']);
    const { codes, fields, rowIds } = dataset.holdout;
    const codeOf = (row: number) =>
      (codes[rowIds.indexOf(row) * fields + at] ?? 0) - (field?.offset ?? 0);
    expect(codeOf(995)).toBe(1);
    expect(codeOf(852)).toBe(0);
    expect(codeOf(988)).toBe(3);
  });

  it('scores, compares with the lookup and places every hold-out incident', async () => {
    const { engine, dataset } = await prepared(DEFAULT_SPLIT);
    const { holdout } = dataset;
    const ids = holdout.rowIds.slice();
    await engine.storeScores(
      'net',
      ids,
      Float32Array.from(holdout.outcomes, (y) => 0.1 + 0.8 * y),
    );
    await engine.scoreLookup('lookup', ['IUCR']);
    const evaluation = await engine.evaluate(NET, [LOOKUP], 'IUCR');
    expect(evaluation.network.auc).toBe(1);
    expect(evaluation.baselines[0]?.auc).toBe(1);
    expect(evaluation.rows).toBe(holdout.rows);
    const points = await engine.mapPoints('net');
    const { withoutPlace, outside } = points.leftOff;
    expect(points.rowIds.length + withoutPlace + outside).toBe(holdout.rows);
    const card = await engine.incident(
      'net',
      [{ source: 'file_1', rows: 1e6, columns: ['Date', 'IUCR'] }],
      points.rowIds[0] ?? 0,
    );
    expect(card.facts[0]?.label).toBe('Date');
  });

  it('scores the lookup as (arrests + 20 × prior) / (rows + 20)', async () => {
    const { engine, dataset } = await prepared(DEFAULT_SPLIT);
    const { train, holdout } = dataset;
    await engine.storeScores(
      'net',
      holdout.rowIds.slice(),
      new Float32Array(holdout.rows).fill(0.5),
    );
    await engine.scoreLookup('lookup', ['IUCR']);
    const { baselines } = await engine.evaluate(NET, [LOOKUP], 'IUCR');
    const prior = train.outcomes.reduce((sum, y) => sum + y, 0) / train.rows;
    const expected = bruteForceLogLoss(dataset, prior);
    expect(baselines[0]?.logLoss).toBeCloseTo(expected, 10);
  });

  it('refuses an outcome that is always the same', async () => {
    const engine = await openEngine();
    const text = incidents().replaceAll('true', 'false');
    const table = await load(engine, textFile('i.csv', text));
    const { plan } = await engine.join(joinOf([table]), quiet);
    await expect(
      engine.makeDataset(DEFAULT_SPLIT, chooseFeatures(plan.columns), quiet),
    ).rejects.toMatchObject({
      fault: { kind: 'outcome-one-sided', arrests: 0 },
    });
  });
});

/** The lookup's log-loss computed row by row from what the file says, without SQL. */
function bruteForceLogLoss(
  { train, holdout }: Awaited<ReturnType<typeof prepared>>['dataset'],
  prior: number,
): number {
  const codes = incidents()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[1] ?? '');
  const seen = new Map<string, { rows: number; arrests: number }>();
  train.rowIds.forEach((row, i) => {
    const code = codes[row - 1] ?? '';
    const rate = seen.get(code) ?? { rows: 0, arrests: 0 };
    seen.set(code, { rows: rate.rows + 1, arrests: rate.arrests + (train.outcomes[i] ?? 0) });
  });
  let sum = 0;
  holdout.rowIds.forEach((row, i) => {
    const code = codes[row - 1] ?? '';
    const rate = code === '' ? undefined : seen.get(code);
    const p = rate ? (rate.arrests + 20 * prior) / (rate.rows + 20) : prior;
    sum -= Math.log(holdout.outcomes[i] === 1 ? p : 1 - p);
  });
  return sum / holdout.rows;
}
