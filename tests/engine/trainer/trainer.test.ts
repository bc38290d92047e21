import { describe, expect, it, vi } from 'vitest';
import { FaultError } from '../../../src/domain/fault.ts';
import { auc } from '../../../src/domain/metrics/auc.ts';
import type { NetworkSpec } from '../../../src/domain/network/spec.ts';
import type { TrainingProgress } from '../../../src/domain/network/training.ts';
import { SIDES } from '../../../src/domain/recipe/recipe.ts';
import { createTrainer } from '../../../src/engine/trainer/trainer.ts';
import { jobOf, plantedData, smallSpec } from './problems.ts';

vi.mock('../../../src/engine/trainer/wasm/compile.ts', () => import('./kernelsInNode.ts'));

const ignore = () => {};

describe.each(['cpu', 'wasm'] as const)('a training on %s', (backend) => {
  /** Trains a network of its own on a dataset. */
  const train = async (
    changes: Partial<NetworkSpec> = {},
    data = plantedData(),
    onProgress: (progress: TrainingProgress) => void = ignore,
  ) => {
    const trainer = createTrainer();
    return trainer.train(await jobOf(trainer, backend, changes, data), onProgress);
  };

  it('learns a planted signal to an AUC above 0.9 on rows it has not seen', async () => {
    const data = plantedData({ rows: 1500 });
    const result = await train({ epochs: 6 }, data);
    expect(result.history).toHaveLength(6);
    expect(result.history.at(-1)!.validationAuc).toBeGreaterThan(0.9);
    expect(result.history.at(-1)!.trainLoss).toBeLessThan(result.history[0]!.trainLoss);
    const sides = SIDES.map((side) => data[side]);
    expect([...result.rowIds]).toEqual(sides.flatMap(({ rowIds }) => [...rowIds]));
    const holdout = result.scores.subarray(-data.holdout.rows);
    expect(auc(holdout, data.holdout.outcomes)).toBeGreaterThan(0.9);
    expect(result.samplesPerSecond).toBeGreaterThan(0);
  });

  it('learns it as a logistic regression too', async () => {
    const result = await train({ hidden: [], epochs: 8, learningRate: 0.05 });
    expect(result.history.at(-1)!.validationAuc).toBeGreaterThan(0.9);
    expect(result.parameters).toBe(18 + 2 + 1);
  });

  it('gives the same weights and scores, to the bit, for the same seed', async () => {
    const run = async (seed: number) => {
      const { weights, scores } = await train({ seed });
      return { weights, scores };
    };
    const first = await run(1);
    expect(await run(1)).toEqual(first);
    expect(await run(2)).not.toEqual(first);
  });

  it('reports the rungs once, then epochs, and steps as time passes', async () => {
    const seen: TrainingProgress[] = [];
    // Long enough for a few reports.
    const data = plantedData({ rows: backend === 'cpu' ? 12_000 : 100_000 });
    await train({ hidden: [64, 64], epochs: 2, batchSize: 32 }, data, (said) => seen.push(said));
    const kinds = seen.map(({ kind }) => kind);
    expect(kinds[0]).toBe('rungs');
    expect(kinds.filter((kind) => kind === 'rungs')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'epoch')).toHaveLength(2);
    const steps = seen.filter((progress) => progress.kind === 'step');
    expect(steps.length).toBeGreaterThan(0);
    steps.forEach(({ epoch, loss, secondsLeft }) => {
      expect(epoch).toBeLessThanOrEqual(2);
      expect(loss).toBeGreaterThan(0);
      expect(secondsLeft).toBeGreaterThanOrEqual(0);
    });
  });

  it('stops within a second when cancelled, and can train again', async () => {
    const trainer = createTrainer();
    const long = await jobOf(trainer, backend, { epochs: 10_000 });
    let cancelled = 0;
    const training = trainer.train(long, ({ kind }) => {
      if (kind !== 'epoch' || cancelled) return;
      cancelled = performance.now();
      trainer.cancel();
    });
    await expect(training).rejects.toMatchObject({ name: 'AbortError' });
    expect(performance.now() - cancelled).toBeLessThan(1000);
    const again = { ...long, spec: smallSpec({ epochs: 1 }) };
    await expect(trainer.train(again, ignore)).resolves.toMatchObject({ backend });
  });

  it('stops when the loss is no longer a number', async () => {
    const data = plantedData();
    data.train.values[0] = Number.NaN;
    await expect(train({}, data)).rejects.toMatchObject({ fault: { kind: 'diverged', epoch: 1 } });
  });

  it('trains on fewer rows than a batch holds', async () => {
    await expect(train({}, plantedData({ rows: 5 }))).resolves.toMatchObject({ backend });
  });
});

describe('the trainer', () => {
  it('refuses a spec that makes no sense, before anything is loaded', async () => {
    const trainer = createTrainer();
    const job = await jobOf(trainer, 'cpu', { dropout: [2] });
    await expect(trainer.train(job, ignore)).rejects.toBeInstanceOf(FaultError);
  });

  it('says why a backend that was chosen by name cannot be used', async () => {
    await expect(createTrainer().probe('webgpu')).rejects.toMatchObject({
      fault: { kind: 'backend-unavailable', backend: 'webgpu' },
    });
  });

  it('takes wasm where there is no GPU, and reports the rungs above it', async () => {
    const { reports, chosen } = await createTrainer().probe('auto');
    expect(chosen).toBe('wasm');
    expect(reports.map(({ backend, state }) => [backend, state])).toEqual([
      ['webgpu', 'unavailable'],
      ['webgl', 'unavailable'],
      ['wasm', 'passed'],
    ]);
  });

  it('trains one network at a time', async () => {
    const trainer = createTrainer();
    const job = await jobOf(trainer, 'cpu');
    const first = trainer.train(job, ignore);
    await expect(trainer.train(job, ignore)).rejects.toThrow('under way');
    await first;
  });
});

describe('timing the machine', () => {
  it('is waited for by a training, and is not begun while one is under way', async () => {
    const trainer = createTrainer();
    const job = await jobOf(trainer, 'wasm', { epochs: 1 });
    const order: string[] = [];
    const timed = trainer.measure('wasm').then(({ samplesPerSecond, workPerRow }) => {
      order.push('timed');
      expect(samplesPerSecond).toBeGreaterThan(0);
      expect(workPerRow).toBeGreaterThan(0);
    });
    const trained = trainer.train(job, ({ kind }) => {
      if (kind === 'rungs') order.push('training');
    });
    const refused = trainer.measure('wasm');
    await expect(refused).rejects.toMatchObject({ fault: { kind: 'trainer-busy' } });
    await Promise.all([timed, trained]);
    expect(order).toEqual(['timed', 'training']);
  });
});
