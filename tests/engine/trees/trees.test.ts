import { describe, expect, it } from 'vitest';
import type { Dataset, FeatureMatrix } from '../../../src/domain/features/matrix.ts';
import { makePlan, type FeaturePlan } from '../../../src/domain/features/plan.ts';
import { auc } from '../../../src/domain/metrics/auc.ts';
import type { Progress } from '../../../src/domain/progress.ts';
import { SIDES } from '../../../src/domain/recipe/recipe.ts';
import { TREE_KINDS } from '../../../src/domain/trees/spec.ts';
import type { TreesResult } from '../../../src/domain/trees/training.ts';
import { describeTrees } from '../../../src/domain/trees/words.ts';
import { openLibrary } from '../../../src/engine/trees/library.ts';
import { createTrees } from '../../../src/engine/trees/trees.ts';
import { plantedData } from '../trainer/problems.ts';

const ignore = () => {};
// In Node the library listens to the process, once for each time that it is opened.
process.setMaxListeners(0);
const engine = createTrees(openLibrary());

/** A plan that fits planted data: as many levels a field, each number with its flag or without. */
function planOf(data: Dataset): FeaturePlan {
  const { fields, numbers } = data.train;
  const texts = Array.from({ length: data.vocabulary / fields - 2 }, (_, i) => `level ${i}`);
  return makePlan(
    Array.from({ length: fields }, (_, i) => ({ name: `field ${i}`, levels: texts })),
    Array.from({ length: numbers }, (_, i) => ({
      name: `number ${i}`,
      mean: 0,
      sd: 1,
      missing: 0,
    })),
  );
}

function jobOn(data: Dataset, changes: { kind?: 'boosted' | 'forest'; mostRows?: number } = {}) {
  const spec = { kind: 'boosted' as const, mostRows: 1_000_000, seed: 1, ...changes };
  return { spec, plan: planOf(data), data };
}

/** The AUC of the hold-out's scores. */
function holdoutAuc({ scores }: TreesResult, { holdout }: Dataset): number {
  return auc(scores.subarray(-holdout.rows), holdout.outcomes);
}

describe.each(TREE_KINDS)('trees (%s)', (kind) => {
  it('learn a planted signal to an AUC above 0.95 on rows they have not seen', async () => {
    const data = plantedData({ rows: 2_000 });
    const result = await engine.train(jobOn(data, { kind }), ignore);
    expect(holdoutAuc(result, data)).toBeGreaterThan(0.95);
    const sides = SIDES.map((side) => data[side]);
    expect([...result.rowIds]).toEqual(sides.flatMap(({ rowIds }) => [...rowIds]));
    expect(result.scores.every((score) => score >= 0 && score <= 1)).toBe(true);
  });

  it('say what they are and what they lean on', async () => {
    const data = plantedData({ rows: 1_000 });
    const result = await engine.train(jobOn(data, { kind }), ignore);
    expect(result).toMatchObject({ kind, trainedRows: 1_000, trainRows: 1_000 });
    expect(result.trees).toBeGreaterThan(1);
    expect(result.nodes).toBeGreaterThan(result.trees! * 3);
    expect(result.depth).toBeGreaterThan(1);
    expect(
      result.leansOn
        .slice(0, 2)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['field 0', 'number 0']);
    const shares = result.leansOn.reduce((sum, { share }) => sum + share, 0);
    expect(shares).toBeCloseTo(1);
    expect(describeTrees(result)).toContain('all 1,000 training rows');
  });

  it('are the same, to the bit, for the same rows', async () => {
    const grow = async () =>
      (await engine.train(jobOn(plantedData({ rows: 800 }), { kind }), ignore)).scores;
    expect(await grow()).toEqual(await grow());
  });

  it('say the probability of an arrest also where most incidents led to one', async () => {
    const data = plantedData({ rows: 1_000 });
    const result = await engine.train(jobOn(swapped(data), { kind }), ignore);
    expect(
      auc(result.scores.subarray(-data.holdout.rows), swapped(data).holdout.outcomes),
    ).toBeGreaterThan(0.9);
    expect(rate(swapped(data).train)).toBeGreaterThan(0.6);
  });
});

/** Planted rows of which more than half led to an arrest: some of the others are turned. */
function swapped(data: Dataset): Dataset {
  const more = (matrix: FeatureMatrix): FeatureMatrix => ({
    ...matrix,
    outcomes: matrix.outcomes.map((outcome, row) =>
      matrix.codes[row * matrix.fields]! < 3 ? 1 : outcome,
    ),
  });
  return {
    ...data,
    train: more(data.train),
    validation: more(data.validation),
    holdout: more(data.holdout),
  };
}

function rate({ outcomes, rows }: FeatureMatrix): number {
  return outcomes.reduce((sum, outcome) => sum + outcome, 0) / rows;
}

describe('trees', () => {
  it('are not fooled by a field of which every level is met about once', async () => {
    const data = noisyData();
    const result = await engine.train(jobOn(data), ignore);
    expect(holdoutAuc(result, data)).toBeGreaterThan(0.4);
    expect(holdoutAuc(result, data)).toBeLessThan(0.6);
    const mean = result.scores.reduce((sum, score) => sum + score, 0) / result.scores.length;
    const spread = Math.max(...result.scores) - Math.min(...result.scores);
    expect(mean).toBeCloseTo(0.5, 1);
    expect(spread).toBeLessThan(0.5);
  });

  it('are grown from a random sample where there are more rows than they may have', async () => {
    const data = plantedData({ rows: 3_000 });
    const result = await engine.train(jobOn(data, { mostRows: 1_000 }), ignore);
    expect(result.trainedRows).toBe(1_000);
    expect(result.scores).toHaveLength(SIDES.reduce((sum, side) => sum + data[side].rows, 0));
    expect(describeTrees(result)).toContain('a random sample of 1,000 of the 3,000 training rows');
    const other = jobOn(data, { mostRows: 1_000 });
    const again = await engine.train({ ...other, spec: { ...other.spec, seed: 2 } }, ignore);
    expect(again.scores).not.toEqual(result.scores);
  });

  it('say how far they are: a forest with a share, boosting without', async () => {
    const told = async (kind: 'boosted' | 'forest') => {
      const seen: Progress[] = [];
      await engine.train(jobOn(plantedData(), { kind }), (progress) => seen.push(progress));
      return seen;
    };
    const forest = await told('forest');
    expect(forest.some(({ share }) => share !== undefined && share > 0.9)).toBe(true);
    const boosted = await told('boosted');
    expect(boosted.some(({ what }) => /^Boosting: 2 trees of at most 300$/.test(what))).toBe(true);
    const whileGrowing = boosted.filter(({ what }) => what.startsWith('Boosting'));
    expect(whileGrowing.every(({ share }) => share === undefined)).toBe(true);
    expect(boosted.at(-1)).toEqual({ what: 'Scoring every row with the trees', share: 1 });
  });

  it.each([
    ['no-features', (job: ReturnType<typeof jobOn>) => ({ ...job, plan: makePlan([], []) })],
    ['network-invalid', (job) => ({ ...job, spec: { ...job.spec, mostRows: 3 } })],
    ['too-few-rows', ({ spec }) => jobOn(plantedData({ rows: 100 }), spec)],
    [
      'outcome-one-sided',
      (job) => ({
        ...job,
        data: { ...job.data, train: { ...job.data.train, outcomes: new Uint8Array(600) } },
      }),
    ],
  ] as readonly [string, (job: ReturnType<typeof jobOn>) => ReturnType<typeof jobOn>][])(
    'are refused with %s',
    async (kind, broken) => {
      const training = engine.train(broken(jobOn(plantedData())), ignore);
      await expect(training).rejects.toMatchObject({ fault: { kind } });
    },
  );
});

/** Outcomes by the toss of a coin, and a field that names almost every row. */
function noisyData(): Dataset {
  const data = plantedData({ rows: 2_000, fields: 1, levels: 4_000, numbers: 1 });
  const toss = (matrix: FeatureMatrix): FeatureMatrix => ({
    ...matrix,
    outcomes: matrix.outcomes.map((_, row) => ((row * 2_654_435_761) >>> 13) & 1),
  });
  return {
    ...data,
    train: toss(data.train),
    validation: toss(data.validation),
    holdout: toss(data.holdout),
  };
}
