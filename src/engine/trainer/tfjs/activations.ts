import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { UnitName } from '../../../domain/network/activations.ts';

/** A hidden layer's units on a batch. */
export interface Units {
  /** [rows x units], before dropout. */
  readonly output: Tensor;
  /** From the gradient by the output to that by the weighted sums. */
  readonly passBack: (back: Tensor) => Tensor;
}

/** What tfjs does of an activation within the product that makes the sums, and what is left to do. */
export interface ActivationRule {
  readonly fused: 'relu' | 'linear';
  readonly units: (fused: Tensor) => Units;
}

/** `domain/network/activations.ts` on tensors. Call within a tidy. */
export const ACTIVATION_TENSORS: Readonly<Record<UnitName, ActivationRule>> = {
  rectifier: {
    fused: 'relu',
    units: (output) => ({ output, passBack: (back) => tf.mul(back, tf.step(output)) }),
  },
  tanh: {
    fused: 'linear',
    units: (sums) => {
      const output = tf.tanh(sums);
      return { output, passBack: (back) => tf.mul(back, tf.sub(1, tf.square(output))) };
    },
  },
  maxout: {
    fused: 'linear',
    units: (sums) => {
      const [first, second] = tf.split(sums, 2, 1) as [Tensor, Tensor];
      return {
        output: tf.maximum(first, second),
        passBack: (back) => {
          const isFirst = tf.cast(tf.greaterEqual(first, second), 'float32');
          return tf.concat([tf.mul(back, isFirst), tf.mul(back, tf.sub(1, isFirst))], 1);
        },
      };
    },
  },
  linear: {
    fused: 'linear',
    units: (output) => ({ output, passBack: (back) => back }),
  },
};
