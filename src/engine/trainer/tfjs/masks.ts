import * as tf from '@tensorflow/tfjs-core';
import { masks64 } from '../../../domain/network/network64.ts';
import type { NetworkSpec } from '../../../domain/network/spec.ts';
import type { Masks } from './tensors.ts';

/** The hidden layers' dropout masks of step `step` (from 0) for `rows` rows. Call within a tidy. */
export function drawMasks(spec: NetworkSpec, step: number, rows: number): Masks {
  const { hidden } = masks64(spec, step, { rows, fields: 0, numbers: 0 });
  return hidden.map(({ columns, data }) => tf.tensor2d(Float32Array.from(data), [rows, columns]));
}
