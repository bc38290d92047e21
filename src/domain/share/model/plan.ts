import type { FeaturePlan } from '../../features/plan.ts';
import { hiddenLayers } from '../../network/hiddenLayers.ts';
import { TFJS_NAMES, type TfjsActivation } from './tfjs.ts';
import { sumsOf, type ExportedSpec, type NamedWeight } from './weights.ts';

/** The feature plan as it goes with an exported model: all that turns a row's texts and numbers into a score. */
export interface ExportedPlan extends FeaturePlan {
  readonly version: 1;
  readonly madeBy: string;
  /** What each part means, for whoever reads the file without this program. */
  readonly reading: Readonly<Record<string, string>>;
  readonly layers: readonly ExportedLayer[];
}

/** A layer of units: an embedding, if there is one, first, the output last. */
interface ExportedLayer {
  readonly activation: TfjsActivation | 'maxout';
  readonly units: number;
  /** Where the weights of each of a unit's sums begin in `weights.bin`, in floats. */
  readonly sums: readonly { readonly kernel: number; readonly bias: number | null }[];
}

const READING = {
  fields:
    'Categories, in the order of the input "codes". Code offset is missing, offset + 1 unknown or rare, offset + 2 + k the k-th level.',
  numerics:
    'Numbers, in the order of the input "numbers": (x - mean) / sd, and 0 where it is missing. Where flagMissing is true a second input follows, 1 where it is missing, else 0.',
  layers:
    'Where the weights begin in weights.bin, counted in floats. A kernel has a row an input and a column a unit. The inputs of the first layer are the vocabulary, each category’s level with 1 / (number of fields), and behind it the numbers. A unit is the activation of its sum, with maxout the larger of two; the probability is 1 / (1 + exp(-output)).',
};

/** The plan that goes with a network. */
export function exportedPlan(
  plan: FeaturePlan,
  spec: ExportedSpec,
  weights: readonly NamedWeight[],
  madeBy: string,
): ExportedPlan {
  return { version: 1, madeBy, reading: READING, layers: layersOf(spec, weights), ...plan };
}

function layersOf(spec: ExportedSpec, weights: readonly NamedWeight[]): ExportedLayer[] {
  const places = new Map<string, number>();
  let end = 0;
  for (const { name, values } of weights) {
    places.set(name, end);
    end += values.length;
  }
  const output = { activation: 'linear', units: 1 } as const;
  return [...hiddenLayers(spec), output].map(({ activation, units }, i) => ({
    activation: activation === 'maxout' ? activation : TFJS_NAMES[activation],
    units,
    sums: sumsOf(spec, i).map((sum) => {
      const layer = i === 0 ? `numbers_${sum}` : `dense_${String(i)}_${sum}`;
      const table = i === 0 ? places.get(`table_${sum}/embeddings`) : undefined;
      return {
        kernel: table ?? places.get(`${layer}/kernel`)!,
        bias: places.get(`${layer}/bias`) ?? null,
      };
    }),
  }));
}
