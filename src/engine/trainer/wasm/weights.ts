import { hiddenLayers } from '../../../domain/network/hiddenLayers.ts';
import {
  layerShapes,
  layersOf,
  listLayers,
  mapLayers,
  weightsOf,
} from '../../../domain/network/layers.ts';
import type { WeightShape } from '../../../domain/network/layers.ts';
import type { NetworkSpec } from '../../../domain/network/spec.ts';
import type { NetworkWeights } from '../../../domain/network/training.ts';
import type { ArrayPlan, Plan } from './plan.ts';

/** One block of a weight matrix and where it lies in the memory, in numbers: padding lies between. */
interface Block {
  readonly shape: WeightShape;
  /** The first row's first column here and there. */
  readonly offset: number;
  readonly place: number;
  readonly rows: number;
  readonly columns: number;
  /** Numbers from one row to the next there. */
  readonly stride: number;
}

/** The weights, or one of the optimiser's two memories of them. */
export type Which = Exclude<keyof ArrayPlan, 'length'>;

/** Copies weights, or memories of them, into the memory, where everything else stays 0. */
export function putWeights(
  memory: Float32Array,
  plan: Plan,
  spec: NetworkSpec,
  which: Which,
  weights: NetworkWeights,
): void {
  const arrays = listLayers(layersOf(weights));
  blocksOf(plan, spec, which).forEach((blocks, i) => {
    const array = arrays[i]!;
    eachRow(blocks, (there, here, count) => memory.set(array.subarray(here, here + count), there));
  });
}

/** Copies weights, or memories of them, out of the memory. */
export function takeWeights(
  memory: Float32Array,
  plan: Plan,
  spec: NetworkSpec,
  which: Which,
): NetworkWeights {
  const { vocabulary, numbers } = plan;
  const blocks = blocksOf(plan, spec, which);
  const layers = mapLayers(layerShapes(spec, vocabulary, numbers), ({ rows, columns }, i) => {
    const array = new Float32Array(rows * columns);
    eachRow(blocks[i]!, (there, here, count) =>
      array.set(memory.subarray(there, there + count), here),
    );
    return array;
  });
  return weightsOf(layers, vocabulary, numbers);
}

function eachRow(
  blocks: readonly Block[],
  visit: (there: number, here: number, count: number) => void,
): void {
  for (const { shape, offset, place, rows, columns, stride } of blocks) {
    for (let row = 0; row < rows; row++) {
      visit(place + row * stride, offset + row * shape.columns, columns);
    }
  }
}

/** The blocks of every weight matrix, in the order of `listLayers`: one a channel of a layer's sums. */
function blocksOf(plan: Plan, spec: NetworkSpec, which: Which): readonly (readonly Block[])[] {
  const { vocabulary, numbers, layers } = plan;
  const hidden = hiddenLayers(spec);
  const shapes = layerShapes(spec, vocabulary, numbers);

  const blocks = (shape: WeightShape, address: number, layer: number): Block[] => {
    const { sums, units } = layers[layer]!;
    const parts = hidden[layer]?.channels ?? 1;
    const columns = shape.columns / parts;
    return Array.from({ length: parts }, (_, channel) => ({
      shape,
      offset: channel * columns,
      place: address / 4 + channel * units,
      rows: shape.rows,
      columns,
      stride: sums,
    }));
  };

  const first = layers[0]!;
  const numericAt = first.kernel[which] + 4 * vocabulary * first.sums;
  return [
    blocks(shapes.table, first.kernel[which], 0),
    ...(shapes.numeric ? [blocks(shapes.numeric, numericAt, 0)] : []),
    ...shapes.kernels.map((shape, i) => blocks(shape, layers[i + 1]!.kernel[which], i + 1)),
    ...shapes.biases.map((shape, i) => blocks(shape, layers[i]!.bias[which], i)),
  ];
}
