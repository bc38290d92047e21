import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Matrix64 } from '../../../domain/network/matrix64.ts';
import { masks64 } from '../../../domain/network/network64.ts';
import type { NetworkSpec } from '../../../domain/network/spec.ts';
import type { Batch, Masks } from './tensors.ts';

/** The dropout masks of step `step` (from 0) for a batch. Call within a tidy. */
export function drawMasks(
  spec: NetworkSpec,
  step: number,
  { rows, fields, numbers }: Pick<Batch, 'rows' | 'fields' | 'numbers'>,
): Masks {
  const { input, hidden } = masks64(spec, step, { rows, fields, numbers });
  const all = input && tensorOf(input);
  return {
    codes: all && tf.slice(all, [0, 0], [rows, fields]),
    values: all && numbers > 0 ? tf.slice(all, [0, fields], [rows, numbers]) : null,
    hidden: hidden.map((mask) => mask && tensorOf(mask)),
  };
}

function tensorOf({ rows, columns, data }: Matrix64): Tensor {
  return tf.tensor2d(Float32Array.from(data), [rows, columns]);
}
