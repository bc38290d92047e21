import type { NetworkWeights } from '../../../domain/network/training.ts';
import type { Plan } from './plan.ts';

/** A layer's numbers as the device has them: a kernel [inputs x sums] and a bias [sums]. */
export interface LayerArrays {
  readonly kernel: Float32Array<ArrayBuffer>;
  readonly bias: Float32Array<ArrayBuffer>;
}

/** A network's weights, or moments, by layers: the first kernel has the table's rows, then the numbers'. */
export function toLayers({ table, numeric, kernels, biases }: NetworkWeights): LayerArrays[] {
  const first = new Float32Array(table.length + numeric.length);
  first.set(table);
  first.set(numeric, table.length);
  return biases.map((bias, layer) => ({ kernel: kernels[layer - 1] ?? first, bias }));
}

/** Layers as a network's weights; its arrays are its own. */
export function fromLayers(
  layers: readonly LayerArrays[],
  { vocabulary, numbers, layers: [plan] }: Plan,
): NetworkWeights {
  const [input, ...above] = layers.map(({ kernel }) => kernel);
  const split = vocabulary * plan!.sums;
  return {
    ...{ vocabulary, numbers, kernels: above },
    table: input!.slice(0, split),
    numeric: input!.slice(split),
    biases: layers.map(({ bias }) => bias),
  };
}
