import { ACTIVATION_RULES } from '../../network/activations.ts';
import type { NetworkSpec } from '../../network/spec.ts';
import type { NetworkWeights } from '../../network/training.ts';

/** A weight of the exported model, as TensorFlow.js names it: "LAYER/kernel". */
export interface NamedWeight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array<ArrayBuffer>;
}

/** What the exported layers' weights depend on besides the weights. */
export type ExportedSpec = Pick<NetworkSpec, 'hidden' | 'activation'>;

/** The sums that a unit of a layer is made of: `a`, or `a` and `b` of a maxout unit; the output is one sum. */
export function sumsOf({ hidden, activation }: ExportedSpec, layer: number): readonly string[] {
  const isOutput = layer === hidden.length;
  return !isOutput && ACTIVATION_RULES[activation].channels === 2 ? ['a', 'b'] : ['a'];
}

/**
 * A network's weights under the names of the exported layers: `table_a` and `numbers_a` before the first
 * units, `dense_1_a` and on after them.
 *
 * TensorFlow.js has no layer that adds embeddings up, but one that takes their mean: the table is
 * multiplied by the number of fields, so that the mean is the sum. Where there are no numbers, whose
 * layer has the first bias, it is added to each level, and their mean has it once.
 */
export function namedWeights(
  spec: ExportedSpec,
  { vocabulary, numbers, table, numeric, kernels, biases }: NetworkWeights,
  fields: number,
): readonly NamedWeight[] {
  const [bias = new Float32Array(0)] = biases;
  const first = sumsOf(spec, 0);
  const tables = first.map((sum, i): NamedWeight => {
    const own = block(table, vocabulary, first, i);
    const shift = block(bias, 1, first, i);
    const shiftOf = (at: number) => (numbers > 0 ? 0 : shift[at % shift.length]!);
    const values = own.map((value, at) => value * fields + shiftOf(at));
    return { name: `table_${sum}/embeddings`, shape: [vocabulary, shift.length], values };
  });
  return [
    ...(fields > 0 ? tables : []),
    ...(numbers > 0 ? dense('numbers', numbers, numeric, bias, first) : []),
    ...kernels.flatMap((kernel, i) =>
      dense(`dense_${String(i + 1)}`, spec.hidden[i]!, kernel, biases[i + 1]!, sumsOf(spec, i + 1)),
    ),
  ];
}

function dense(
  layer: string,
  rows: number,
  kernel: Float32Array<ArrayBuffer>,
  bias: Float32Array<ArrayBuffer>,
  sums: readonly string[],
): NamedWeight[] {
  const units = bias.length / sums.length;
  return sums.flatMap((sum, i) => [
    { name: `${layer}_${sum}/kernel`, shape: [rows, units], values: block(kernel, rows, sums, i) },
    { name: `${layer}_${sum}/bias`, shape: [units], values: block(bias, 1, sums, i) },
  ]);
}

/** The columns of a row-major matrix that belong to the sum at `place`: all first sums come before all second. */
function block(
  values: Float32Array<ArrayBuffer>,
  rows: number,
  { length: parts }: readonly string[],
  place: number,
): Float32Array<ArrayBuffer> {
  const width = values.length / rows;
  const own = width / parts;
  const taken = new Float32Array(rows * own);
  for (let row = 0; row < rows; row++) {
    const from = row * width + place * own;
    taken.set(values.subarray(from, from + own), row * own);
  }
  return taken;
}

/** All weights one after the other: what `model.json` tells apart. Little-endian, as browsers' arrays are. */
export function weightBytes(weights: readonly NamedWeight[]): Uint8Array<ArrayBuffer> {
  const length = weights.reduce((sum, { values }) => sum + values.length, 0);
  const joined = new Float32Array(length);
  let at = 0;
  for (const { values } of weights) {
    joined.set(values, at);
    at += values.length;
  }
  return new Uint8Array(joined.buffer);
}
