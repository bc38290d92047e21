import * as tf from '@tensorflow/tfjs-core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FeatureMatrix } from '../../../src/domain/features/matrix.ts';
import { initialWeights } from '../../../src/domain/network/initial.ts';
import { layersOf, listLayers } from '../../../src/domain/network/layers.ts';
import { createNetwork64 } from '../../../src/domain/network/network64.ts';
import { ADADELTA, NESTEROV } from '../../../src/domain/network/optimisers.ts';
import { takeRows } from '../../../src/domain/network/rows.ts';
import type { NetworkSpec } from '../../../src/domain/network/spec.ts';
import type { Snapshot } from '../../../src/domain/network/training.ts';
import { cpuRung } from '../../../src/engine/trainer/rungs/cpu.ts';
import { wasmRung } from '../../../src/engine/trainer/rungs/wasm.ts';
import type { Rung } from '../../../src/engine/trainer/rung.ts';
import type { Problem } from '../../../src/engine/trainer/session.ts';
import { plantedRows, smallSpec } from './problems.ts';
import { tfjsOnCpu } from './tfjsOnCpu.ts';

vi.mock('../../../src/engine/trainer/wasm/compile.ts', () => import('./kernelsInNode.ts'));

const STEPS = 24;

/** A problem of 24 steps over batches of `spec.batchSize` rows, in no order. */
function problemOf(change: Partial<NetworkSpec>, numbers = 2): Problem {
  const train = plantedRows({ rows: 420, fields: 11, levels: 5, numbers, seed: 3 });
  const spec = smallSpec({ dropout: [0], l1: 0, l2: 0, batchSize: 300, ...change });
  const initial = initialWeights(spec, { ...train, vocabulary: 55 });
  return { spec, train, vocabulary: 55, initial, moments: null, steps: STEPS };
}

/** The rows of a step: batches of different sizes, each row at most once. */
function rowsOf({ train, spec }: Problem, step: number): Uint32Array {
  const size = Math.min(spec.batchSize, train.rows) - 5 * (step % 7);
  return Uint32Array.from({ length: size }, (_, i) => (11 * i + 31 * step) % train.rows);
}

/** The mean losses of 24 steps on a rung, and what the weights and logits are then. */
async function trained(rung: Rung, problem: Problem) {
  const session = await rung.createSession(problem);
  const losses: number[] = [];
  for (let step = 0; step < STEPS; step++) {
    const rows = rowsOf(problem, step);
    session.step(rows, step);
    losses.push((await session.takeLoss()) / rows.length);
  }
  const weights = await session.weights();
  const logits = await session.logits(problem.train, 7, 402);
  session.dispose();
  return { losses, logits, weights };
}

/** The same by the float64 reference. */
function expected(problem: Problem) {
  const { spec, train, initial } = problem;
  const network = createNetwork64(spec, initial, STEPS);
  const losses = Array.from({ length: STEPS }, (_, step) =>
    network.train(takeRows(train, rowsOf(problem, step)), step),
  );
  const logits = network.logits(train).subarray(7, 402);
  return { losses, logits, arrays: listLayers(network.layers).map(({ data }) => data) };
}

function relativeError(found: Float32Array, wanted: Float64Array): number {
  const distance = Math.hypot(...wanted.map((value, i) => value - found[i]!));
  return distance / Math.max(Math.hypot(...wanted), 1e-9);
}

async function expectEqual(rung: Rung, problem: Problem): Promise<void> {
  const found = await trained(rung, problem);
  const wanted = expected(problem);
  found.losses.forEach((loss, step) =>
    expect(Math.abs(loss / wanted.losses[step]! - 1)).toBeLessThan(1e-4),
  );
  listLayers(layersOf(found.weights)).forEach((array, place) =>
    expect(relativeError(array, wanted.arrays[place]!)).toBeLessThan(1e-4),
  );
  expect(relativeError(found.logits, wanted.logits)).toBeLessThan(1e-4);
}

const shapes: [string, Partial<NetworkSpec>, number][] = [
  ['two hidden layers', { hidden: [12, 8] }, 2],
  ['dropout', { hidden: [12, 9], dropout: [0.3] }, 2],
  ['decay', { hidden: [12, 8], l1: 0.01, l2: 0.05 }, 2],
  ['a warm-up', { warmUpSteps: 5, finalRateShare: 0.1 }, 2],
  ['no hidden layer', { hidden: [] }, 2],
  ['four hidden layers', { hidden: [9, 37, 7, 50] }, 2],
  ['no numeric columns', { hidden: [12, 8] }, 0],
];

const kinds: [string, Partial<NetworkSpec>][] = [
  ['tanh', { activation: 'tanh' }],
  ['a dropout of its own for each layer', { dropout: [0.4, 0, 0.2], hidden: [30, 20, 10] }],
  ['a decay of the table of its own', { l1: 0.01, l2: 0.02, l2Table: 0.3 }],
  ['a rate that falls along half a wave', { schedule: 'cosine', finalRateShare: 0 }],
  ['tanh under dropout', { activation: 'tanh', dropout: [0.4], hidden: [30, 20, 10] }],
  ['maxout', { activation: 'maxout' }],
  ['maxout under dropout and decay', { activation: 'maxout', dropout: [0.4], l1: 0.01, l2: 0.01 }],
  ['ADADELTA', { optimiser: ADADELTA, learningRate: 1, dropout: [0.2], l2: 0.001 }],
  ['Nesterov', { optimiser: NESTEROV, dropout: [0.2], l1: 0.01 }],
  ['plain descent', { optimiser: { kind: 'sgd', momentum: 0 } }],
  ['dropout of inputs', { inputDropout: 0.25 }],
  ['a bound on norms', { maxNorm: 0.7, learningRate: 0.05 }],
  ['a bound on the norms of maxout', { maxNorm: 0.7, learningRate: 0.05, activation: 'maxout' }],
  ['class weights', { classWeights: [0.5, 2.5] }],
];

describe.each([
  ['cpu', cpuRung],
  ['wasm', wasmRung],
  ["the GPUs' trainer", tfjsOnCpu()],
])('24 steps on %s', (_, rung) => {
  beforeEach(() => rung.load(false));

  it.each(shapes)('agree with float64: %s', (_name, change, numbers) =>
    expectEqual(rung, problemOf(change, numbers)),
  );

  it.each(kinds)('agree with float64: %s', (_name, change) => expectEqual(rung, problemOf(change)));

  it('leave no tensor behind', async () => {
    const before = tf.memory().numTensors;
    await trained(rung, problemOf({ dropout: [0.2], activation: 'maxout', maxNorm: 1 }));
    await trained(rung, problemOf({ inputDropout: 0.2, optimiser: NESTEROV }));
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each<[string, Partial<NetworkSpec>]>([
    ['Adam', { dropout: [0.3], l2: 0.01, warmUpSteps: 12 }],
    ['ADADELTA', { optimiser: ADADELTA, learningRate: 1, activation: 'maxout', maxNorm: 2 }],
    ['Nesterov', { optimiser: NESTEROV, inputDropout: 0.2 }],
  ])('go on from a snapshot as if nothing had happened, to the bit: %s', async (_name, change) => {
    const problem = problemOf({ hidden: [13, 5], ...change });
    const takeSteps = async (from: number, to: number, given: Problem) => {
      const session = await rung.createSession(given);
      let taken: Snapshot | null = null;
      for (let step = from; step < to; step++) {
        session.step(rowsOf(problem, step), step);
        if (step === 9) taken = await session.snapshot();
      }
      const end = await session.snapshot();
      session.dispose();
      return { taken, end };
    };
    const { taken, end } = await takeSteps(0, STEPS, problem);
    const { weights, moments } = taken!;
    const resumed = await takeSteps(10, STEPS, { ...problem, initial: weights, moments });
    expect(resumed.end).toEqual(end);
    // Without the moments it would not.
    const forgetful = await takeSteps(10, STEPS, { ...problem, initial: weights });
    expect(forgetful.end).not.toEqual(end);
  });

  it('go on from weights that were taken out', async () => {
    const problem = problemOf({ optimiser: { kind: 'sgd', momentum: 0 }, hidden: [13] });
    const { weights, logits } = await trained(rung, problem);
    const session = await rung.createSession({ ...problem, initial: weights });
    expect(await session.weights()).toEqual(weights);
    const error = relativeError(
      await session.logits(problem.train, 7, 402),
      Float64Array.from(logits),
    );
    expect(error).toBeLessThan(1e-6);
    session.dispose();
  });
});

describe('the wasm rung', () => {
  it('refuses a code past the vocabulary', async () => {
    const problem = problemOf({});
    const train: FeatureMatrix = { ...problem.train, codes: problem.train.codes.slice() };
    train.codes[12 * 11] = 55;
    const session = await wasmRung.createSession(problem);
    await expect(session.logits(train, 0, 13)).rejects.toThrow('past the vocabulary');
    await expect(wasmRung.createSession({ ...problem, train })).rejects.toThrow(RangeError);
  });
});
