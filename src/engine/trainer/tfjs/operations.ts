import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** The first layer's sums over categories, as tfjs' stock kernels have them. */
export interface Operations {
  /**
   * `base` [rows x units] plus, in each row, the table's rows that its codes name; `on` [rows x
   * fields] multiplies them.
   */
  gatherSum(table: Tensor, codes: Tensor, on: Tensor | null, base: Tensor): Tensor;
  /** The gradient of `gatherSum` by its table, in the table's shape; `delta` is [rows x units]. */
  scatterSum(codes: Tensor, on: Tensor | null, delta: Tensor): Tensor;
  dispose(): void;
}

/**
 * The table's gradient is a product with a multi-hot matrix [rows x vocabulary], which is one where
 * a level is the code that its row has in the level's own field. `fieldOf` names each level's field.
 * (gather's own gradient runs into a time-out on webgl; webgpu's two-dimensional denseBincount
 * counts wrongly in tfjs 4.22.)
 */
export function createOperations(fieldOf: Int32Array): Operations {
  const fields = tf.tensor1d(fieldOf, 'int32');
  const levels = tf.range(0, fieldOf.length, 1, 'int32');

  return {
    gatherSum: (table, codes, on, base) => {
      // webgl can sum nothing of nothing.
      if (codes.size === 0) return base;
      // [rows x fields x units].
      const gathered = tf.gather(table, codes);
      const counted = on ? tf.mul(gathered, tf.expandDims(on, 2)) : gathered;
      return tf.add(base, tf.sum(counted, 1));
    },
    scatterSum: (codes, on, delta) => {
      if (codes.size === 0) return tf.zeros([fieldOf.length, delta.shape[1]!]);
      const multiHot: Tensor = tf.cast(tf.equal(tf.gather(codes, fields, 1), levels), 'float32');
      const counted = on ? tf.mul(multiHot, tf.gather(on, fields, 1)) : multiHot;
      return tf.matMul(counted, delta, true);
    },
    dispose: () => tf.dispose([fields, levels]),
  };
}
