import type { Tensor } from '@tensorflow/tfjs-core';
import type { UpdateStep } from '../../../domain/network/optimisers.ts';
import type { NetworkWeights } from '../../../domain/network/training.ts';
import type { LayerTensors } from './tensors.ts';

/** The few operations of the network that the backends need written differently. */
export interface Operations {
  /** `base` [rows x units] plus, in each row, the table's rows that its codes name. */
  gatherSum(table: Tensor, codes: Tensor, base: Tensor): Tensor;
  /** The gradient of `gatherSum` by its table, in the table's shape; `delta` is [rows x units]. */
  scatterSum(codes: Tensor, delta: Tensor, table: Tensor): Tensor;
  /** The sums of the columns of [rows x units], as a vector. */
  columnSums(delta: Tensor): Tensor;
  /** a x transpose(b). */
  timesTransposed(a: Tensor, b: Tensor): Tensor;
  /** transpose(a) x b. */
  transposedTimes(a: Tensor, b: Tensor): Tensor;
  createOptimiser(weights: NetworkWeights): Optimiser;
  dispose(): void;
}

/** Holds the weights and their moments. */
export interface Optimiser {
  /** The weights now; valid until the next `apply`. */
  readonly weights: LayerTensors;
  /** Takes one step; the caller disposes the gradients. */
  apply(gradients: LayerTensors, step: UpdateStep): void;
  dispose(): void;
}
