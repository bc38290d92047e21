import { ACTIVATION_RULES, type UnitName } from './activations.ts';
import { dropoutOf, type NetworkSpec } from './spec.ts';

/** What a network's layers depend on, the inputs apart. */
export type LayerSpec = Pick<NetworkSpec, 'embedding' | 'hidden' | 'activation' | 'dropout'>;

/** A layer between the inputs and the output. */
export interface HiddenLayer {
  readonly units: number;
  readonly activation: UnitName;
  /** Weighted sums of a unit, and of all: a maxout unit has two. */
  readonly channels: 1 | 2;
  readonly sums: number;
  /** Share of its units dropped in training, from 0. */
  readonly dropout: number;
}

/**
 * All layers between the inputs and the output, first to last: the one list of which every rung, count,
 * picture and export is made. The embedding, where there is one, is its first: linear units, none dropped.
 *
 * As the first layer's inputs are one-hot, a level's row of its table is the level's vector (Guo & Berkhahn
 * 2016), and an incident is the sum of its vectors, the numbers' times their values: PyTorch's
 * `EmbeddingBag` of mode "sum"; fastText takes the mean (Joulin et al. 2016), which for a fixed number of
 * fields is the sum on another scale. All fields share the space. Vectors side by side, as Bengio et al.
 * (2003) and Guo & Berkhahn have them, are the case in which each field's are zero outside its own
 * dimensions.
 *
 * Without hidden layers above there is none: a linear layer under a linear output says what the output
 * says alone, so that a logistic regression stays one.
 */
export function hiddenLayers(spec: LayerSpec): readonly HiddenLayer[] {
  const { embedding, hidden, activation } = spec;
  const own = hidden.map((units, layer) => layerOf(units, activation, dropoutOf(spec, layer)));
  return hasEmbedding({ embedding, hidden }) ? [layerOf(embedding, 'linear', 0), ...own] : own;
}

/** Whether the first layer is an embedding. */
export function hasEmbedding({ embedding, hidden }: Pick<LayerSpec, 'embedding' | 'hidden'>) {
  return embedding > 0 && hidden.length > 0;
}

function layerOf(units: number, activation: UnitName, dropout: number): HiddenLayer {
  const { channels } = ACTIVATION_RULES[activation];
  return { units, activation, channels, sums: channels * units, dropout };
}
