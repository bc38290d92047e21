import * as tf from '@tensorflow/tfjs-core';
import type { Operations } from '../operations.ts';
import { createHostOptimiser } from './optimiser.ts';
import { run } from './run.ts';

/** The operations of wasm and cpu, on kernels of our own (`kernels.ts`). */
export function createHostOperations(): Operations {
  return {
    gatherSum: (table, codes, base) => run('GatherSum', { table, codes, base }),
    scatterSum: (codes, delta, table) => run('ScatterSum', { codes, delta, table }),
    columnSums: (delta) => run('ColumnSums', { delta }),
    // A product with a transposed operand takes a path without SIMD on wasm, ten times slower.
    timesTransposed: (a, b) => tf.matMul(a, tf.transpose(b)),
    transposedTimes: (a, b) => tf.matMul(tf.transpose(a), b),
    createOptimiser: createHostOptimiser,
    dispose() {},
  };
}
