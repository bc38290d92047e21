import { describe, expect, it, vi } from 'vitest';
import type { Backend, NetworkSpec } from '../../../src/domain/network/spec.ts';
import type {
  Checkpoint,
  TrainingProgress,
  TrainingResult,
} from '../../../src/domain/network/training.ts';
import { storeOn } from '../../../src/engine/trainer/checkpoints.ts';
import type { Rung } from '../../../src/engine/trainer/rung.ts';
import { cpuRung } from '../../../src/engine/trainer/rungs/cpu.ts';
import { wasmRung } from '../../../src/engine/trainer/rungs/wasm.ts';
import { createTrainer } from '../../../src/engine/trainer/trainer.ts';
import type { TrainerEngine } from '../../../src/engine/trainer/trainer.ts';
import { memoryShelf } from '../files/memoryShelf.ts';
import { jobOf, plantedData, smallSpec } from './problems.ts';

vi.mock('../../../src/engine/trainer/wasm/compile.ts', () => import('./kernelsInNode.ts'));

const ignore = () => {};
/** All that makes a training: dropout, moments, decays, a schedule, and a last batch that is not full. */
const KIND: Partial<NetworkSpec> = {
  ...{ epochs: 4, dropout: [0.3, 0.1], inputDropout: 0.1, l2Table: 0.1 },
  ...{ schedule: 'cosine', warmUpSteps: 7, keepBest: false },
};

const train = async (
  backend: Backend,
  changes: Partial<NetworkSpec> = {},
  trainer: TrainerEngine = createTrainer(),
  onProgress: (progress: TrainingProgress) => void = ignore,
) => trainer.train(await jobOf(trainer, backend, { ...KIND, ...changes }), onProgress);

/** The learning curves, but for the last digits of a sum whose parts depend on when it is read. */
const curves = ({ history }: TrainingResult) =>
  history.map((record) => ({ ...record, trainLoss: record.trainLoss.toFixed(10) }));

describe.each(['cpu', 'wasm'] as const)('on %s', (backend) => {
  it('a training that was paused ends with the weights of one that was not, to the bit', async () => {
    const trainer = createTrainer();
    const seen: TrainingProgress[] = [];
    const paused = await train(backend, {}, trainer, (progress) => {
      seen.push(progress);
      if (progress.kind === 'epoch' && progress.record.epoch === 2) trainer.pause();
      if (progress.kind === 'paused') setTimeout(() => trainer.resume(), 120);
    });
    const rest = seen.find(({ kind }) => kind === 'paused');
    expect(rest).toMatchObject({ epochs: 4 });
    const undisturbed = await train(backend);
    expect(paused.weights).toEqual(undisturbed.weights);
    expect(curves(paused)).toEqual(curves(undisturbed));
  });

  it('a paused training rests, and is cancelled within a second', async () => {
    const trainer = createTrainer();
    let pausedAt = 0;
    let reportsAfter = 0;
    const training = train(backend, { epochs: 10_000 }, trainer, ({ kind }) => {
      if (pausedAt > 0) reportsAfter++;
      else if (kind === 'paused') {
        pausedAt = performance.now();
        setTimeout(() => trainer.cancel(), 300);
      } else trainer.pause();
    });
    await expect(training).rejects.toMatchObject({ name: 'AbortError' });
    expect(performance.now() - pausedAt).toBeLessThan(1300);
    expect(reportsAfter).toBe(0);
    await expect(train(backend, { epochs: 1 }, trainer)).resolves.toMatchObject({ backend });
  });

  it('a training that was killed goes on from the disk to the same weights, to the bit', async () => {
    const shelf = memoryShelf();
    const killed = createTrainer({ store: storeOn(shelf) });
    const training = train(backend, {}, killed, (progress) => {
      if (progress.kind === 'step' || progress.kind === 'rungs') return;
      if (progress.kind === 'checkpoint' && progress.epoch === 2) killed.cancel();
    });
    await expect(training).rejects.toMatchObject({ name: 'AbortError' });

    const trainer = createTrainer({ store: storeOn(shelf) });
    const [summary] = await trainer.checkpoints();
    expect(summary).toMatchObject({ epoch: 2, step: 20, finished: false, backend });
    const resume = await trainer.checkpoint(summary!.id);
    const epochs: number[] = [];
    const resumed = await trainer.train(
      { ...(await jobOf(trainer, backend, KIND)), resume },
      (progress) => progress.kind === 'epoch' && epochs.push(progress.record.epoch),
    );
    expect(epochs).toEqual([3, 4]);
    const undisturbed = await train(backend);
    expect(resumed.weights).toEqual(undisturbed.weights);
    expect(resumed.scores).toEqual(undisturbed.scores);
    expect(curves(resumed)).toEqual(curves(undisturbed));
    await trainer.forget(summary!.id);
    expect(await trainer.checkpoints()).toEqual([]);
  });

  it('a training goes on with more epochs as if it had been asked for them, at a constant rate', async () => {
    const constant = { schedule: 'constant' } as const;
    const short = await train(backend, { ...constant, epochs: 2 });
    expect(short.checkpoint).toMatchObject({ epoch: 2, step: 20, backend });
    const trainer = createTrainer();
    const job = await jobOf(trainer, backend, { ...KIND, ...constant });
    const longer = await trainer.train({ ...job, resume: short.checkpoint }, ignore);
    const asked = await train(backend, constant);
    expect(longer.weights).toEqual(asked.weights);
    expect(longer.checkpoint.id).toBe(short.checkpoint.id);
  });

  it('a training whose backend is lost in an epoch goes on by the next, to the same weights', async () => {
    const sound = backend === 'cpu' ? cpuRung : wasmRung;
    const { rung: frail, steps } = dyingRung(sound, 25);
    const trainer = createTrainer({ rungs: [frail, sound] });
    const rungs: TrainingProgress[] = [];
    const result = await train('webgpu', {}, trainer, (progress) => {
      if (progress.kind === 'rungs') rungs.push(progress);
    });
    expect(rungs).toMatchObject([
      { chosen: 'webgpu' },
      {
        chosen: backend,
        reports: [{ backend: 'webgpu', state: 'unavailable', reason: 'it was unplugged' }, {}],
      },
    ]);
    // Ten steps an epoch: it died in the third, so what two had learned was kept.
    expect(steps()).toBeGreaterThanOrEqual(25);
    expect(steps()).toBeLessThanOrEqual(30);
    const undisturbed = await train(backend);
    expect(result.backend).toBe(backend);
    expect(result.weights).toEqual(undisturbed.weights);
    expect(curves(result)).toEqual(curves(undisturbed));
  });
});

/** A rung under the GPU's name that is lost at a step of the training; `steps` counts the training's. */
function dyingRung(sound: Rung, atStep: number): { rung: Rung; steps: () => number } {
  let steps = 0;
  let die: (reason: string) => void = ignore;
  const death = new Promise<string>((resolve) => (die = resolve));
  const rung: Rung = {
    ...sound,
    backend: 'webgpu',
    lost: () => death,
    async createSession(problem) {
      const session = await sound.createSession(problem);
      // The self-test's problem is another.
      if (problem.train.rows !== plantedData().train.rows) return session;
      return {
        ...session,
        step(rows, step) {
          if (++steps < atStep) session.step(rows, step);
          else if (steps === atStep) die('it was unplugged');
        },
        // As after a real loss: no answer ever comes.
        takeLoss: () => (steps < atStep ? session.takeLoss() : new Promise(ignore)),
      };
    },
  };
  return { rung, steps: () => steps };
}

describe('a training', () => {
  it('ends early once its metric no longer improves, and says so', async () => {
    const earlyStopping = { metric: 'logLoss', rounds: 2, tolerance: 0.5 } as const;
    const result = await train('wasm', { epochs: 50, earlyStopping });
    expect(result.stoppedEarly).toBe(true);
    expect(result.history.length).toBeGreaterThanOrEqual(4);
    expect(result.history.length).toBeLessThan(50);
    expect((await train('wasm')).stoppedEarly).toBe(false);
  });

  it('keeps the best epoch’s weights, or the last one’s', async () => {
    // A rate far too high: the loss goes up and down.
    const wild: Partial<NetworkSpec> = { learningRate: 0.3, schedule: 'constant', epochs: 8 };
    const last = await train('wasm', { ...wild, keepBest: false });
    const best = await train('wasm', { ...wild, keepBest: true });
    expect(last.keptEpoch).toBe(8);
    const losses = best.history.map(({ validationLoss }) => validationLoss);
    const lowest = losses.indexOf(Math.min(...losses)) + 1;
    expect(lowest).toBeLessThan(8);
    expect(best.keptEpoch).toBe(lowest);
    const short = await train('wasm', { ...wild, keepBest: false, epochs: lowest });
    expect(best.weights).toEqual(short.weights);
    expect(best.scores).toEqual(short.scores);
    expect(best.checkpoint).toMatchObject({ epoch: 8, weights: last.weights });
  });

  it('says after each epoch why its checkpoint is not on the disk', async () => {
    const said: TrainingProgress[] = [];
    await train('wasm', { epochs: 2 }, createTrainer(), (progress) => {
      if (progress.kind === 'checkpoint') said.push(progress);
    });
    const reason = 'no place was given for them';
    expect(said).toEqual([1, 2].map((epoch) => ({ kind: 'checkpoint', epoch, reason })));
  });

  it('sees a field that decides the outcome move the first layer most', async () => {
    const { history } = await train('wasm', { epochs: 6, dropout: [], inputDropout: 0 });
    const { fields, numbers } = history.at(-1)!.inputWeights;
    expect(fields).toHaveLength(3);
    expect(fields[0]).toBeGreaterThan(1.5 * Math.max(fields[1]!, fields[2]!));
    expect(numbers[0]).toBeGreaterThan(1.5 * numbers[1]!);
  });
});

describe('the trainer', () => {
  it('trains several networks on one dataset, until that is let go', async () => {
    const trainer = createTrainer();
    const job = await jobOf(trainer, 'wasm', { epochs: 1 });
    await trainer.train(job, ignore);
    await trainer.train({ ...job, spec: smallSpec({ epochs: 1, seed: 9 }) }, ignore);
    trainer.release(job.dataset);
    const gone = { fault: { kind: 'dataset-gone' } };
    await expect(trainer.train(job, ignore)).rejects.toMatchObject(gone);
  });

  const checkpointOf = async (): Promise<Checkpoint> => (await train('wasm', {})).checkpoint;

  it.each([
    ['fewer epochs than it has', { epochs: 3 }, {}, 'has 4 epochs behind it'],
    ['another network', { hidden: [12, 9] }, {}, 'hidden'],
    ['other rows', {}, { seed: 5 }, 'other data'],
  ])('does not go on from a checkpoint with %s', async (_, changes, shape, words) => {
    const trainer = createTrainer();
    const job = await jobOf(trainer, 'wasm', { ...KIND, ...changes }, plantedData(shape));
    const training = trainer.train({ ...job, resume: await checkpointOf() }, ignore);
    await expect(training).rejects.toThrow(words);
  });

  it('passes on why a dataset could not be made', async () => {
    const trainer = createTrainer();
    const { port1, port2 } = new MessageChannel();
    const held = trainer.hold(port2);
    const { handOver } = await import('../../../src/engine/handover.ts');
    const { FaultError } = await import('../../../src/domain/fault.ts');
    const fault = { kind: 'no-features' } as const;
    const made = handOver(port1, () => Promise.reject(new FaultError(fault)));
    await expect(made).rejects.toMatchObject({ fault });
    await expect(held).rejects.toMatchObject({ fault });
  });
});
