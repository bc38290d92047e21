import type { UnitName } from './activations.ts';
import { hiddenLayers, type LayerSpec } from './hiddenLayers.ts';
import { layerShapes, mapLayers, weightsOf } from './layers.ts';
import type { WeightShape } from './layers.ts';
import { createRandom, STREAMS } from './random.ts';
import type { NetworkSpec } from './spec.ts';
import type { NetworkWeights } from './training.ts';

/** What the weights' sizes depend on besides the network's own settings. */
export interface InputShape {
  readonly vocabulary: number;
  readonly fields: number;
  readonly numbers: number;
}

/** Units whose slope is 1 at 0; the output is one of them. */
const GLOROT: ReadonlySet<UnitName> = new Set(['tanh', 'linear']);

/**
 * Seeded starting weights, biases 0. Kernels before a rectifier are uniform within sqrt(6 / inputs)
 * (He et al. 2015); the output's, an embedding's and those before a tanh within sqrt(6 / (inputs + outputs))
 * (Glorot & Bengio 2010, who reason with linear units); a maxout unit takes the rectifier's for both of
 * its sums.
 *
 * The table's inputs are the active ones, one a field, and the numbers: not the whole vocabulary,
 * of which all but `fields` columns are zero in any row.
 */
export function initialWeights(
  spec: LayerSpec & Pick<NetworkSpec, 'seed'>,
  { vocabulary, fields, numbers }: InputShape,
): NetworkWeights {
  const shapes = layerShapes(spec, vocabulary, numbers);
  const random = createRandom(spec.seed, STREAMS.weights);
  const activeInputs = fields + numbers;
  const hidden = hiddenLayers(spec);

  const draw = (shape: WeightShape): Float32Array<ArrayBuffer> => {
    const { rows, columns, part } = shape;
    const weights = new Float32Array(rows * columns);
    if (part === 'bias') return weights;
    const layer = 1 + shapes.kernels.indexOf(shape);
    const inputs = layer === 0 ? activeInputs : rows;
    const isGlorot = GLOROT.has(hidden[layer]?.activation ?? 'linear');
    const limit = Math.sqrt(6 / (isGlorot ? inputs + columns : inputs));
    for (let i = 0; i < weights.length; i++) weights[i] = (2 * random.uniform() - 1) * limit;
    return weights;
  };
  return weightsOf(mapLayers(shapes, draw), vocabulary, numbers);
}
