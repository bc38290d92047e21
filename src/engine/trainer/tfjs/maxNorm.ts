import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { LayerTensors } from './tensors.ts';

/** `domain/network/maxNorm.ts` on tensors. Call within a tidy. */
export function boundNorms(
  { table, numeric, kernels, biases }: LayerTensors,
  most: number,
): LayerTensors {
  const input = scalesOf(numeric ? [table, numeric] : [table], most);
  return {
    table: tf.mul(table, input),
    numeric: numeric && tf.mul(numeric, input),
    kernels: kernels.map((kernel) => tf.mul(kernel, scalesOf([kernel], most))),
    biases,
  };
}

/** What brings each column's norm down to `most`, over matrices that stand on each other. */
function scalesOf(parts: readonly Tensor[], most: number): Tensor {
  const squares = parts.map((part) => tf.sum(tf.square(part), 0));
  const norms = tf.sqrt(squares.reduce((sum, square) => tf.add(sum, square)));
  // A column of zeros has a scale of 1 too.
  return tf.div(most, tf.maximum(norms, most));
}
