import * as tf from '@tensorflow/tfjs-core';
import { copyNumbers } from '../../../domain/features/linked.ts';
import type { FeatureMatrix } from '../../../domain/features/matrix.ts';
import type { Batch } from './tensors.ts';

/** Copies rows of a matrix into tensors. */
export interface Batches {
  /** Rows `order[from]` to `order[to - 1]`. Its tensors live no longer than the next call's. */
  take(order: ArrayLike<number>, from: number, to: number): Batch;
}

/** One set of buffers for all batches, of at most `size` rows; call `take` within a tidy. */
export function createBatches(matrix: FeatureMatrix, size: number): Batches {
  const { fields, numbers } = matrix;
  const codes = new Int32Array(size * fields);
  const values = new Float32Array(size * numbers);
  const outcomes = new Float32Array(size);

  return {
    take(order, from, to) {
      const rows = to - from;
      for (let i = 0; i < rows; i++) {
        const row = order[from + i]!;
        copyRow(matrix.codes, row, codes, i, fields);
        copyNumbers(matrix, row, values, i * numbers);
        outcomes[i] = matrix.outcomes[row]!;
      }
      return {
        rows,
        fields,
        numbers,
        codes: tf.tensor2d(codes.subarray(0, rows * fields), [rows, fields], 'int32'),
        values:
          numbers > 0 ? tf.tensor2d(values.subarray(0, rows * numbers), [rows, numbers]) : null,
        outcomes: tf.tensor2d(outcomes.subarray(0, rows), [rows, 1]),
      };
    },
  };
}

function copyRow(
  from: Uint16Array,
  row: number,
  to: Int32Array,
  place: number,
  width: number,
): void {
  for (let i = 0; i < width; i++) to[place * width + i] = from[row * width + i]!;
}
