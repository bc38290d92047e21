import { hiddenLayers, type LayerSpec } from '../../network/hiddenLayers.ts';
import type { NetworkWeights } from '../../network/training.ts';

/** A weight of the exported model, as TensorFlow.js names it: "LAYER/kernel". */
export interface NamedWeight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array<ArrayBuffer>;
}

/** What the exported layers' weights depend on besides the weights. */
export type ExportedSpec = LayerSpec;

/** The sums that a unit of a layer is made of: `a`, or `a` and `b` of a maxout unit; the output is one sum. */
export function sumsOf(spec: ExportedSpec, layer: number): readonly string[] {
  return hiddenLayers(spec)[layer]?.channels === 2 ? ['a', 'b'] : ['a'];
}

/**
 * A network's weights under the names of the exported layers: `table_a` and `numbers_a` before the first
 * units, `dense_1_a` and on after them.
 *
 * TensorFlow.js has no layer that adds embeddings up, but one that takes their mean: the table is
 * multiplied by the number of fields, so that the mean is the sum. Where there are no numbers, whose
 * layer has the first bias, it is added to each level, and their mean has it once.
 *
 * What goes into one sum of the first units follows one another: together they are one kernel.
 */
export function namedWeights(
  spec: ExportedSpec,
  { vocabulary, numbers, table, numeric, kernels, biases }: NetworkWeights,
  fields: number,
): readonly NamedWeight[] {
  const [bias = new Float32Array(0)] = biases;
  const hidden = hiddenLayers(spec);
  const sums = sumsOf(spec, 0);
  const first = sums.flatMap((sum, i): NamedWeight[] => {
    const own = block(table, vocabulary, sums, i);
    const shift = block(bias, 1, sums, i);
    const shiftOf = (at: number) => (numbers > 0 ? 0 : shift[at % shift.length]!);
    const values = own.map((value, at) => value * fields + shiftOf(at));
    const shape = [vocabulary, shift.length];
    return [
      ...(fields > 0 ? [{ name: `table_${sum}/embeddings`, shape, values }] : []),
      ...(numbers > 0 ? dense('numbers', numbers, numeric, bias, sums, i) : []),
    ];
  });
  const later = kernels.flatMap((kernel, layer) => {
    const own = sumsOf(spec, layer + 1);
    const name = `dense_${String(layer + 1)}`;
    const [{ units }, shift] = [hidden[layer]!, biases[layer + 1]!];
    return own.flatMap((_, i) => dense(name, units, kernel, shift, own, i));
  });
  return [...first, ...later];
}

/** A dense layer's weights for the sum at `place`. */
function dense(
  layer: string,
  rows: number,
  kernel: Float32Array<ArrayBuffer>,
  bias: Float32Array<ArrayBuffer>,
  sums: readonly string[],
  place: number,
): NamedWeight[] {
  const units = bias.length / sums.length;
  const name = `${layer}_${sums[place]!}`;
  return [
    { name: `${name}/kernel`, shape: [rows, units], values: block(kernel, rows, sums, place) },
    { name: `${name}/bias`, shape: [units], values: block(bias, 1, sums, place) },
  ];
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
