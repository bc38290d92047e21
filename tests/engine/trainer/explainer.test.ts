import { describe, expect, it, vi } from 'vitest';
import type { AskedModel } from '../../../src/domain/explain/answers.ts';
import { matrixOf } from '../../../src/domain/features/encode.ts';
import { encodedNames } from '../../../src/domain/features/encodings.ts';
import type { FeaturePlan } from '../../../src/domain/features/plan.ts';
import { createTrainer } from '../../../src/engine/trainer/trainer.ts';
import { jobOf, plantedData } from './problems.ts';

vi.mock('../../../src/engine/trainer/wasm/compile.ts', () => import('./kernelsInNode.ts'));

/** The outcome follows the first column's level and the first number; `second` and `other` say nothing. */
const PLAN: FeaturePlan = {
  fields: ['first', 'second', 'third'].map((name, i) => ({
    ...{ name, levels: ['a', 'b', 'c', 'd'], offset: 6 * i },
  })),
  numerics: ['planted', 'other'].map((name) => ({ name, mean: 10, sd: 2, flagMissing: false })),
  vocabulary: 18,
};
const DATA = plantedData({ rows: 1500 });
const quiet = () => undefined;

/** A trained network, ready to be asked. */
async function trained(rows = DATA) {
  const trainer = createTrainer();
  const job = await jobOf(trainer, 'wasm', { epochs: 6 }, rows);
  const { weights, rowIds, scores } = await trainer.train(job, quiet);
  const asked = (ticket = 1): AskedModel => ({
    ...{ ticket, dataset: job.dataset, plan: PLAN, encodings: [], spec: job.spec, weights },
  });
  const scoreOf = (row: number) => scores[rowIds.indexOf(row)]!;
  return { trainer, job, asked, scoreOf };
}

describe('a network that is asked about itself', () => {
  it('names the planted columns as the most important ones, and nothing else', async () => {
    const { trainer, asked } = await trained();
    const shares: number[] = [];
    const answer = await trainer.importance(asked(), {}, (share) => void shares.push(share));
    expect(
      answer.importances
        .slice(0, 2)
        .map(({ group }) => group.name)
        .sort(),
    ).toEqual([...['first', 'planted']]);
    for (const { group, low, drop } of answer.importances) {
      if (group.name === 'first' || group.name === 'planted') expect(low).toBeGreaterThan(0.05);
      else expect(Math.abs(drop), group.name).toBeLessThan(0.03);
    }
    expect([answer.rows, answer.of]).toEqual([750, 750]);
    expect(shares.at(-1)).toBeCloseTo(1);
  });

  it('moves linked columns together', async () => {
    const { trainer, asked } = await trained();
    const { importances } = await trainer.importance(
      asked(),
      { Both: ['first', 'planted'] },
      quiet,
    );
    expect(importances).toHaveLength(4);
    expect(importances[0]?.group).toMatchObject({ name: 'Both', fields: [0], numbers: [0] });
  });

  it('answers more with a larger planted number, and shows where its rows lie', async () => {
    const { trainer, asked } = await trained();
    const found = await trainer.dependence(asked(), 'planted', quiet);
    expect(found.mean.at(-1)! - found.mean[0]!).toBeGreaterThan(0.3);
    expect(found.numbers![0]).toBeGreaterThan(10 - 2 * 1.5);
    expect(found.numbers!.at(-1)).toBeLessThan(10 + 2 * 1.5);
    const shown = found.bins!.reduce((sum, { rows }) => sum + rows, 0);
    expect(shown / found.of).toBeGreaterThan(0.96);
    expect(found.lines).toHaveLength(40);
    expect(found.lines[0]).toHaveLength(found.settings.length);
  });

  it('counts a category’s levels, and tells odd from even as planted', async () => {
    const { trainer, asked } = await trained();
    const { settings, mean, counts, of } = await trainer.dependence(asked(), 'first', quiet);
    const at = (label: string) => mean[settings.findIndex((one) => one.label === label)]!;
    // Code 3 is level "b", code 2 level "a".
    expect(at('b') - at('a')).toBeGreaterThan(0.3);
    const codes = [...DATA.holdout.codes].filter((_, i) => i % 3 === 0);
    const isShown = (code: number) => code !== 1;
    expect(counts!.reduce((sum, n) => sum + n, 0)).toBe(codes.filter(isShown).length);
    expect(of).toBe(750);
  });

  it('shows two columns at once', async () => {
    const { trainer, asked } = await trained();
    const { mean, first, second } = await trainer.pair(asked(), ['first', 'planted'], quiet);
    expect([mean.length, mean[0]!.length]).toEqual([first.length, second.length]);
    expect(mean.every((row) => row.at(-1)! > row[0]!)).toBe(true);
  });

  it('takes a score apart so that the parts add up to it', async () => {
    const { trainer, asked, scoreOf } = await trained();
    const row = DATA.holdout.rowIds[17]!;
    const { explanation, incident } = await trainer.contributions(asked(), row, {});
    const sum = explanation.contributions.reduce((all, { value }) => all + value, explanation.base);
    expect(sum).toBeCloseTo(explanation.logit, 5);
    expect(explanation.probability).toBeCloseTo(scoreOf(row), 5);
    expect(matrixOf(incident).codes).toEqual(DATA.holdout.codes.slice(51, 54));
    const again = await trainer.contributions(asked(2), incident, {});
    expect(again.explanation).toEqual(explanation);
  });

  it('scores a made-up incident like the row that it equals', async () => {
    const { trainer, asked, scoreOf } = await trained();
    const examples = await trainer.examples(asked());
    expect(examples).toHaveLength(3);
    for (const { row, probability, incident } of examples) {
      expect(probability).toBeCloseTo(scoreOf(row), 5);
      const answer = await trainer.scoreIncident(asked(), incident, incident);
      expect(answer.probability).toBeCloseTo(probability, 6);
      expect(answer.incident).toEqual(incident);
    }
    const [middle, low, high] = examples.map(({ probability }) => probability);
    expect(low).toBeLessThan(middle!);
    expect(middle).toBeLessThan(high!);
  });

  it('lets the arrest rates of what is changed follow, in what-ifs and in curves', async () => {
    const { trainer, asked } = await trained();
    const [rate, seen] = encodedNames({ name: 'first' });
    const plan = {
      ...PLAN,
      numerics: [rate, seen].map((name) => ({ name, mean: 0, sd: 1, flagMissing: false })),
    };
    const first = { name: 'first', parts: [{ from: 'column', name: 'first' }] } as const;
    const following = { ...asked(), plan, encodings: [first] };
    const [{ incident: from } = { incident: null }] = await trainer.examples(following);
    const changed = { ...from!, codes: from!.codes.with(0, (from!.codes[0]! + 1) % 6) };
    const { probability, incident } = await trainer.scoreIncident(following, changed, from!);
    expect(incident.codes).toEqual(changed.codes);
    expect(incident.values).not.toEqual(from!.values);
    // The same numbers, said outright.
    const outright = await trainer.scoreIncident(asked(2), incident, incident);
    expect(outright.probability).toBe(probability);

    const curve = await trainer.dependence({ ...following, ticket: 3 }, 'first', quiet);
    const kept = await trainer.dependence(asked(4), 'first', quiet);
    expect(curve.mean).not.toEqual(kept.mean);
  });

  it('is not asked while a network trains, and makes way for one', async () => {
    const { trainer, job, asked } = await trained();
    const asking = trainer.importance(asked(), {}, quiet);
    const stopped = expect(asking).rejects.toMatchObject({ name: 'AbortError' });
    const training = trainer.train({ ...job, spec: { ...job.spec, epochs: 10_000 } }, quiet);
    await expect(trainer.examples(asked(2))).rejects.toMatchObject({
      fault: { kind: 'trainer-busy' },
    });
    await stopped;
    trainer.cancel();
    await expect(training).rejects.toMatchObject({ name: 'AbortError' });
    await expect(trainer.examples(asked(3))).resolves.toHaveLength(3);
  });

  it('stops within a second, and only the call that is meant', async () => {
    const { trainer, asked } = await trained(plantedData({ rows: 40_000 }));
    const other = trainer.dependence(asked(8), 'first', quiet);
    let cancelled = 0;
    const asking = trainer.importance(asked(7), {}, () => {
      cancelled ||= performance.now();
      trainer.cancelExplaining(7);
    });
    await expect(asking).rejects.toMatchObject({ name: 'AbortError' });
    expect(performance.now() - cancelled).toBeLessThan(1000);
    await expect(other).resolves.toHaveProperty('column', 'first');
  });

  it('says so where its rows are gone', async () => {
    const { trainer, asked, job } = await trained();
    trainer.release(job.dataset);
    await expect(trainer.examples(asked())).rejects.toMatchObject({
      fault: { kind: 'dataset-gone' },
    });
  });
});
