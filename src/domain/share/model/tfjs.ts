import type { UnitName } from '../../network/activations.ts';
import { hiddenLayers } from '../../network/hiddenLayers.ts';
import { sumsOf, type ExportedSpec, type NamedWeight } from './weights.ts';

/** What the topology is made of. */
export interface TfjsInputs {
  readonly spec: ExportedSpec;
  readonly vocabulary: number;
  readonly fields: number;
  /** Inputs of the numbers, flags for missing ones among them. */
  readonly numbers: number;
  readonly weights: readonly NamedWeight[];
  readonly madeBy: string;
}

/**
 * The network as TensorFlow.js's layers model: inputs `codes` (int32, a code a field) and `numbers`
 * (float32), output `arrest`, the probability. What is not there (no categories, no numbers) has no input.
 */
export function tfjsModel(inputs: TfjsInputs): object {
  const { weights, madeBy } = inputs;
  return {
    format: 'layers-model',
    generatedBy: madeBy,
    convertedBy: null,
    modelTopology: {
      keras_version: '2.1.6',
      backend: 'tensor_flow.js',
      model_config: { class_name: 'Model', config: topology(inputs) },
    },
    weightsManifest: [
      {
        paths: ['weights.bin'],
        weights: weights.map(({ name, shape }) => ({ name, shape, dtype: 'float32' })),
      },
    ],
  };
}

interface Layer {
  readonly class_name: string;
  readonly name: string;
  readonly config: object;
  readonly inbound_nodes: readonly unknown[];
}

function topology({ spec, vocabulary, fields, numbers }: TfjsInputs) {
  const hidden = hiddenLayers(spec);
  const inputs = [
    ...(fields > 0 ? [input('codes', fields, 'int32')] : []),
    ...(numbers > 0 ? [input('numbers', numbers, 'float32')] : []),
  ];
  const first = sumsOf(spec, 0).flatMap((sum) => {
    const units = hidden[0]?.units ?? 1;
    return [
      ...(fields > 0 ? categories(sum, vocabulary, units, fields) : []),
      ...(numbers > 0 ? [dense(`numbers_${sum}`, units, 'numbers')] : []),
      ...(fields > 0 && numbers > 0
        ? [merge('Add', `dense_0_${sum}`, [`total_${sum}`, `numbers_${sum}`])]
        : []),
    ];
  });
  const firstOf = (sum: string) => {
    if (fields === 0) return `numbers_${sum}`;
    return numbers === 0 ? `total_${sum}` : `dense_0_${sum}`;
  };
  const later = hidden.flatMap(({ activation }, i) => [
    activate(
      `units_${String(i)}`,
      activation,
      sumsOf(spec, i).map((sum) => (i === 0 ? firstOf(sum) : `dense_${String(i)}_${sum}`)),
    ),
    ...sumsOf(spec, i + 1).map((sum) =>
      dense(`dense_${String(i + 1)}_${sum}`, hidden[i + 1]?.units ?? 1, `units_${String(i)}`),
    ),
  ]);
  const last = hidden.length === 0 ? firstOf('a') : `dense_${String(hidden.length)}_a`;
  const layers = [...inputs, ...first, ...later, unitsBy('arrest', 'sigmoid', last)];
  return {
    name: 'streetlight',
    layers,
    input_layers: inputs.map(({ name }) => [name, 0, 0]),
    output_layers: [['arrest', 0, 0]],
  };
}

function layer(class_name: string, name: string, config: object, from: readonly string[]): Layer {
  const nodes = from.length === 0 ? [] : [from.map((one) => [one, 0, 0, {}])];
  return { class_name, name, config: { name, trainable: true, ...config }, inbound_nodes: nodes };
}

function input(name: string, width: number, dtype: string): Layer {
  return layer('InputLayer', name, { batch_input_shape: [null, width], dtype, sparse: false }, []);
}

/** The sum of the levels' rows of the table. */
function categories(sum: string, vocabulary: number, units: number, fields: number): Layer[] {
  const table = {
    input_dim: vocabulary,
    output_dim: units,
    input_length: fields,
    mask_zero: false,
  };
  return [
    layer('Embedding', `table_${sum}`, table, ['codes']),
    layer('GlobalAveragePooling1D', `total_${sum}`, {}, [`table_${sum}`]),
  ];
}

function dense(name: string, units: number, from: string): Layer {
  return layer('Dense', name, { units, activation: 'linear', use_bias: true }, [from]);
}

function merge(how: 'Add' | 'Maximum', name: string, from: readonly string[]): Layer {
  return layer(how, name, {}, from);
}

/** What TensorFlow.js calls the activations that it has. */
export const TFJS_NAMES = {
  rectifier: 'relu',
  tanh: 'tanh',
  linear: 'linear',
} as const satisfies Record<Exclude<UnitName, 'maxout'>, string>;
export type TfjsActivation = (typeof TFJS_NAMES)[keyof typeof TFJS_NAMES];

function activate(name: string, activation: UnitName, from: readonly string[]): Layer {
  if (activation === 'maxout') return merge('Maximum', name, from);
  return unitsBy(name, TFJS_NAMES[activation], from[0] ?? '');
}

function unitsBy(name: string, activation: string, from: string): Layer {
  return layer('Activation', name, { activation }, [from]);
}
