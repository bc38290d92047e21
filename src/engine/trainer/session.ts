import * as tf from '@tensorflow/tfjs-core';
import { adamStep } from '../../domain/network/adam.ts';
import { keptScale } from '../../domain/network/dropout.ts';
import { listLayers, mapLayers, weightsOf } from '../../domain/network/layers.ts';
import type { NetworkSpec } from '../../domain/network/spec.ts';
import type { NetworkWeights } from '../../domain/network/training.ts';
import { backward, forward, logitsOf, meanLogLoss } from './network.ts';
import type { Operations } from './operations.ts';
import type { Batch, Masks } from './tensors.ts';

/** A network in training on one backend. Each call takes tensors of the caller's tidy. */
export interface Session {
  /** One step of Adam at this learning rate. */
  step(batch: Batch, masks: Masks, rate: number): void;
  /** Sum over rows of the log-losses since the last call, in nats. Waits for the backend. */
  takeLoss(): Promise<number>;
  /** Logits of a batch, without dropout; the caller disposes them. */
  logits(batch: Batch): tf.Tensor;
  /** Gradients of a batch, without dropout; the caller disposes them. */
  gradients(batch: Batch): tf.Tensor[];
  /** Copies the weights out. */
  weights(): Promise<NetworkWeights>;
  dispose(): void;
}

/** Puts a network on the current backend; `initial` is copied. */
export function createSession(
  ops: Operations,
  { l1, l2, dropout }: Pick<NetworkSpec, 'l1' | 'l2' | 'dropout'>,
  initial: NetworkWeights,
): Session {
  const optimiser = ops.createOptimiser(initial);
  let steps = 0;
  let lossSum: tf.Scalar = tf.scalar(0);

  const addLoss = (mean: tf.Scalar, rows: number) => {
    const before = lossSum;
    lossSum = tf.keep(tf.add<tf.Scalar>(before, tf.mul(mean, rows)));
    before.dispose();
  };

  return {
    step(batch, masks, rate) {
      tf.tidy(() => {
        const outputs = forward(ops, optimiser.weights, batch, masks);
        const scale = masks.length > 0 ? keptScale(dropout) : 1;
        const gradients = backward(ops, optimiser.weights, batch, outputs, scale);
        addLoss(meanLogLoss(logitsOf(outputs), batch.outcomes), batch.rows);
        steps += 1;
        optimiser.apply(gradients, adamStep(steps, rate, l1, l2));
      });
    },
    async takeLoss() {
      const taken = lossSum;
      lossSum = tf.scalar(0);
      const [sum = Number.NaN] = await taken.data();
      taken.dispose();
      return sum;
    },
    logits: (batch) => tf.tidy(() => logitsOf(forward(ops, optimiser.weights, batch, []))),
    gradients: (batch) =>
      tf.tidy(() => {
        const outputs = forward(ops, optimiser.weights, batch, []);
        return listLayers(backward(ops, optimiser.weights, batch, outputs, 1));
      }),
    async weights() {
      const reads = mapLayers(optimiser.weights, readFloats);
      const numeric = reads.numeric && (await reads.numeric);
      const [table, kernels, biases] = await Promise.all([
        reads.table,
        Promise.all(reads.kernels),
        Promise.all(reads.biases),
      ]);
      return weightsOf({ table, numeric, kernels, biases }, initial.vocabulary, initial.numbers);
    },
    dispose() {
      optimiser.dispose();
      lossSum.dispose();
    },
  };
}

async function readFloats(tensor: tf.Tensor): Promise<Float32Array<ArrayBuffer>> {
  return new Float32Array(await tensor.data());
}
