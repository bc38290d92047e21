import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Operations } from './operations.ts';
import type { Batch, LayerTensors, Masks } from './tensors.ts';

/*
 * Forward and backward pass, by hand: the same steps as `domain/network/reference.ts`. tfjs' tape
 * would need twice the kernels a step, and gather's own gradient exists on no backend that we use.
 */

/** Outputs of every layer, the logits [rows x 1] last. Call within a tidy. */
export function forward(
  ops: Operations,
  layers: LayerTensors,
  batch: Batch,
  masks: Masks,
): Tensor[] {
  const outputs: Tensor[] = [];
  layers.biases.forEach((bias, layer) => {
    const below = outputs[layer - 1];
    const kernel = layers.kernels[layer - 1];
    const activation = layer < layers.biases.length - 1 ? 'relu' : 'linear';
    const output =
      below && kernel
        ? tf.fused.matMul({ a: below, b: kernel, bias, activation })
        : firstLayer(ops, layers, batch, activation);
    const mask = masks[layer];
    outputs.push(mask ? tf.mul(output, mask) : output);
  });
  return outputs;
}

/** The last layer's outputs. */
export function logitsOf(outputs: readonly Tensor[]): Tensor {
  const logits = outputs.at(-1);
  if (!logits) throw new Error('The network has no layers.');
  return logits;
}

/** Mean log-loss in nats, from the logits: log(1 + e^z) - y z, written so that no e^z overflows. */
export function meanLogLoss(logits: Tensor, outcomes: Tensor): tf.Scalar {
  const overflowing = tf.sub(tf.relu(logits), tf.mul(logits, outcomes));
  return tf.mean(tf.add(overflowing, tf.log1p(tf.exp(tf.neg(tf.abs(logits))))));
}

/**
 * Gradient of the mean log-loss by every weight. A unit passes its gradient on where its output is
 * above 0, raised by `keptScale` as its output was. Call within a tidy.
 */
export function backward(
  ops: Operations,
  layers: LayerTensors,
  batch: Batch,
  outputs: readonly Tensor[],
  keptScale: number,
): LayerTensors {
  const kernels: Tensor[] = [];
  const biases: Tensor[] = [];
  let delta: Tensor = tf.mul(tf.sub(tf.sigmoid(logitsOf(outputs)), batch.outcomes), 1 / batch.rows);
  for (let layer = layers.biases.length - 1; layer > 0; layer--) {
    const below = outputs[layer - 1];
    const kernel = layers.kernels[layer - 1];
    if (!below || !kernel) throw new Error(`The network has no layer ${layer}.`);
    biases.unshift(ops.columnSums(delta));
    kernels.unshift(ops.transposedTimes(below, delta));
    const passes = tf.step(below);
    const gate: Tensor = keptScale === 1 ? passes : tf.mul(passes, keptScale);
    delta = tf.mul(ops.timesTransposed(delta, kernel), gate);
  }
  biases.unshift(ops.columnSums(delta));
  return {
    table: ops.scatterSum(batch.codes, delta, layers.table),
    numeric: batch.values && ops.transposedTimes(batch.values, delta),
    kernels,
    biases,
  };
}

function firstLayer(
  ops: Operations,
  { table, numeric, biases }: LayerTensors,
  { rows, codes, values }: Batch,
  activation: 'relu' | 'linear',
): Tensor {
  const bias = biases[0];
  if (!bias) throw new Error('The network has no layers.');
  const base =
    values && numeric
      ? tf.fused.matMul({ a: values, b: numeric, bias })
      : tf.tile(tf.reshape(bias, [1, -1]), [rows, 1]);
  const sums = ops.gatherSum(table, codes, base);
  return activation === 'relu' ? tf.relu(sums) : sums;
}
