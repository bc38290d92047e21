import * as tf from '@tensorflow/tfjs-core';
import { listLayers, mapLayers, weightsOf } from '../../../domain/network/layers.ts';
import { updateStep } from '../../../domain/network/optimisers.ts';
import { rowOrder } from '../../../domain/network/order.ts';
import { learningRateAt } from '../../../domain/network/rate.ts';
import type { NetworkWeights } from '../../../domain/network/training.ts';
import type { Problem, Session } from '../session.ts';
import { createBatches } from './batches.ts';
import { fieldOf } from './fieldOf.ts';
import { drawMasks } from './masks.ts';
import { backward, forward, meanLogLoss, rowWeights } from './network.ts';
import { createOperations } from './operations.ts';
import type { Operations } from './operations.ts';
import { createOptimiser } from './optimiser.ts';
import type { Optimiser } from './optimiser.ts';
import type { Batch, LayerTensors } from './tensors.ts';

/** Rows scored at a time. */
const CHUNK = 1024;

/** What a test may replace. */
export interface Parts {
  readonly createOperations: (fieldOf: Int32Array) => Operations;
  readonly createOptimiser: (problem: Pick<Problem, 'spec' | 'initial' | 'moments'>) => Optimiser;
}

/** Puts a network on tfjs' current backend, which must stay current; codes that no row has stay untrained. */
export function createTfjsSession(
  problem: Problem,
  parts: Parts = { createOperations, createOptimiser },
): Session {
  const { spec, train, vocabulary, initial, steps } = problem;
  const ops = parts.createOperations(fieldOf(train, vocabulary));
  const optimiser = parts.createOptimiser(problem);
  const batches = createBatches(train, Math.min(spec.batchSize, train.rows));
  let lossSum: tf.Scalar = tf.scalar(0);

  const addLoss = (mean: tf.Scalar, rows: number) => {
    const before = lossSum;
    lossSum = tf.keep(tf.add<tf.Scalar>(before, tf.mul(mean, rows)));
    before.dispose();
  };

  const readWeights = async (layers: LayerTensors): Promise<NetworkWeights> => {
    const reads = mapLayers(layers, readFloats);
    const numeric = reads.numeric && (await reads.numeric);
    const [table, kernels, biases] = await Promise.all([
      reads.table,
      Promise.all(reads.kernels),
      Promise.all(reads.biases),
    ]);
    return weightsOf({ table, numeric, kernels, biases }, initial.vocabulary, initial.numbers);
  };

  const learn = (batch: Batch, step: number) => {
    const masks = drawMasks(spec, step, batch);
    const pass = forward(ops, spec, optimiser.weights, batch, masks);
    const weights = rowWeights(spec.classWeights, batch.outcomes);
    const gradients = backward(ops, optimiser.weights, batch, pass, weights, masks);
    addLoss(meanLogLoss(pass.logits, batch.outcomes, weights), batch.rows);
    const rate = learningRateAt(spec, step, steps);
    optimiser.apply(gradients, updateStep(step + 1, rate, spec));
  };

  return {
    step(rows, step) {
      tf.tidy(() => {
        learn(batches.take(rows, 0, rows.length), step);
      });
    },
    async takeLoss() {
      const taken = lossSum;
      lossSum = tf.scalar(0);
      const [sum = Number.NaN] = await taken.data();
      taken.dispose();
      return sum;
    },
    async logits(matrix, from, to) {
      const chunks = createBatches(matrix, Math.max(1, Math.min(CHUNK, to - from)));
      const order = rowOrder(to - from, from);
      const all = new Float32Array(to - from);
      const reads: Promise<void>[] = [];
      for (let start = 0; start < order.length; start += CHUNK) {
        const batchOf = () => chunks.take(order, start, Math.min(start + CHUNK, order.length));
        const logits = tf.tidy(() => forward(ops, spec, optimiser.weights, batchOf()).logits);
        reads.push(
          logits.data().then((values) => {
            all.set(values, start);
            logits.dispose();
          }),
        );
      }
      await Promise.all(reads);
      return all;
    },
    weights: () => readWeights(optimiser.weights),
    async snapshot() {
      const { first, second } = optimiser.moments();
      try {
        const [weights, ...moments] = await Promise.all(
          [optimiser.weights, first, second].map(readWeights),
        );
        return { weights: weights!, moments: { first: moments[0]!, second: moments[1]! } };
      } finally {
        tf.dispose([...listLayers(first), ...listLayers(second)]);
      }
    },
    dispose() {
      optimiser.dispose();
      lossSum.dispose();
      ops.dispose();
    },
  };
}

async function readFloats(tensor: tf.Tensor): Promise<Float32Array<ArrayBuffer>> {
  return new Float32Array(await tensor.data());
}
