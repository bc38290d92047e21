import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Operations } from '../operations.ts';
import { createDeviceOptimiser } from './optimiser.ts';

/**
 * The operations of webgpu and webgl, from tfjs' stock kernels.
 *
 * The table's gradient is a product with a multi-hot matrix [rows x vocabulary], which is one where
 * a level is the code that its row has in the level's own field. `fieldOf` names each level's field.
 * (gather's own gradient runs into a time-out on webgl; webgpu's two-dimensional denseBincount
 * counts wrongly in tfjs 4.22.)
 */
export function createDeviceOperations(fieldOf: Int32Array): Operations {
  const fields = tf.tensor1d(fieldOf, 'int32');
  const levels = tf.range(0, fieldOf.length, 1, 'int32');

  return {
    gatherSum: (table, codes, base) => {
      // [rows x fields x units].
      const gathered = tf.gather(table, codes);
      return tf.add(base, tf.sum(gathered, 1));
    },
    scatterSum: (codes, delta) => {
      const multiHot: Tensor = tf.cast(tf.equal(tf.gather(codes, fields, 1), levels), 'float32');
      return tf.matMul(multiHot, delta, true);
    },
    columnSums: (delta) => tf.sum(delta, 0),
    timesTransposed: (a, b) => tf.matMul(a, b, false, true),
    transposedTimes: (a, b) => tf.matMul(a, b, true, false),
    createOptimiser: createDeviceOptimiser,
    dispose: () => tf.dispose([fields, levels]),
  };
}
