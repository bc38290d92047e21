import type { Tensor } from '@tensorflow/tfjs-core';
import type { Layers, WeightShape } from '../../../domain/network/layers.ts';
import type { NetworkWeights } from '../../../domain/network/training.ts';

/** The network's weights on the backend, or their gradients. */
export type LayerTensors = Layers<Tensor>;

/** Rows on the backend. */
export interface Batch {
  readonly rows: number;
  /** int32 [rows x fields]. */
  readonly codes: Tensor;
  /** [rows x numbers]; absent where the data has no numeric columns. */
  readonly values: Tensor | null;
  /** [rows x 1]. */
  readonly outcomes: Tensor;
}

/** Dropout masks, one a hidden layer [rows x units], or none. */
export type Masks = readonly Tensor[];

/** Units of each hidden layer of trained or starting weights. */
export function hiddenOf({ biases }: NetworkWeights): number[] {
  return biases.slice(0, -1).map((bias) => bias.length);
}

/** A layer's shape as a tensor: a bias is a vector, since the fused product wants it so. */
export function tensorShape({ rows, columns, isBias }: WeightShape): number[] {
  return isBias ? [columns] : [rows, columns];
}
