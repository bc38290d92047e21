import type { Tensor } from '@tensorflow/tfjs-core';
import type { Layers, WeightShape } from '../../../domain/network/layers.ts';

/** The network's weights on the backend, or their gradients. */
export type LayerTensors = Layers<Tensor>;

/** Rows on the backend. */
export interface Batch {
  readonly rows: number;
  readonly fields: number;
  readonly numbers: number;
  /** int32 [rows x fields]. */
  readonly codes: Tensor;
  /** [rows x numbers]; absent where the data has no numeric columns. */
  readonly values: Tensor | null;
  /** [rows x 1]. */
  readonly outcomes: Tensor;
}

/** Dropout masks of one step; null for an input or a layer without dropout. */
export interface Masks {
  /** [rows x fields] and [rows x numbers]. */
  readonly codes: Tensor | null;
  readonly values: Tensor | null;
  /** [rows x units], one a hidden layer. */
  readonly hidden: readonly (Tensor | null)[];
}

export const NO_MASKS: Masks = { codes: null, values: null, hidden: [] };

/** A layer's shape as a tensor: a bias is a vector, since the fused product wants it so. */
export function tensorShape({ rows, columns, part }: WeightShape): number[] {
  return part === 'bias' ? [columns] : [rows, columns];
}
