import { copyNumbers } from '../features/linked.ts';
import type { FeatureMatrix } from '../features/matrix.ts';
import type { Activation } from './activations.ts';
import type { Layers } from './layers.ts';
import {
  addRow,
  at,
  columnSums,
  matrix64,
  times,
  transposed,
  transposedTimes,
  zeroMatrix64,
} from './matrix64.ts';
import type { Matrix64 } from './matrix64.ts';
import type { NetworkSpec } from './spec.ts';

/*
 * The network's passes in plain float64: slow, short, and what every rung is measured against.
 */

/** Weights, gradients or moments of the reference; each bias is one row. */
export type Layers64 = Layers<Matrix64>;

/** Dropout masks of one step: the input's [rows x (fields + numbers)], each hidden layer's; null for none. */
export interface Masks64 {
  readonly input: Matrix64 | null;
  readonly hidden: readonly (Matrix64 | null)[];
}

export const NO_MASKS: Masks64 = { input: null, hidden: [] };

/** What a forward pass leaves, layer by layer. */
export interface Pass64 {
  /** Weighted sums with their biases. */
  readonly sums: readonly Matrix64[];
  /** What goes up: activated and masked, the logits [rows x 1] last. */
  readonly outputs: readonly Matrix64[];
}

/** The forward pass; `activations` are those of the layers below the output. */
export function forward64(
  activations: readonly Activation[],
  layers: Layers64,
  batch: FeatureMatrix,
  masks: Masks64 = NO_MASKS,
): Pass64 {
  const sums: Matrix64[] = [];
  const outputs: Matrix64[] = [];
  layers.biases.forEach((bias, layer) => {
    const below = outputs[layer - 1];
    const sum = below
      ? times(below, kernelOf(layers, layer))
      : inputSums(layers, batch, masks.input);
    for (let row = 0; row < sum.rows; row++) addRow(sum, row, 1, bias, 0);
    const activation = activations[layer];
    sums.push(sum);
    outputs.push(activation ? activated(activation, sum, masks.hidden[layer]) : sum);
  });
  return { sums, outputs };
}

/** The last layer's outputs [rows x 1]. */
export function logits64({ outputs }: Pass64): Matrix64 {
  const logits = outputs.at(-1);
  if (!logits) throw new Error('The network has no layers.');
  return logits;
}

/**
 * Mean log-loss in nats, each row times its class's weight, from the logits: log(1 + e^z) - y z,
 * written so that no e^z overflows.
 */
export function loss64(
  logits: Matrix64,
  outcomes: ArrayLike<number>,
  classWeights: NetworkSpec['classWeights'] = [1, 1],
): number {
  let sum = 0;
  logits.data.forEach((z, row) => {
    const outcome = outcomes[row] ?? 0;
    const loss = Math.max(z, 0) - z * outcome + Math.log1p(Math.exp(-Math.abs(z)));
    sum += classWeights[outcome ? 1 : 0] * loss;
  });
  return sum / logits.rows;
}

/** What the gradients depend on besides the weights and the rows. */
export interface Gradients64 {
  /** Of the layers below the output. */
  readonly activations: readonly Activation[];
  readonly classWeights: NetworkSpec['classWeights'];
}

/** Gradient of the batch's mean log-loss by every weight (Rumelhart, Hinton & Williams 1986). */
export function gradients64(
  { activations, classWeights }: Gradients64,
  layers: Layers64,
  batch: FeatureMatrix,
  pass: Pass64,
  masks: Masks64 = NO_MASKS,
): Layers64 {
  const kernels: Matrix64[] = [];
  const biases: Matrix64[] = [];
  const logits = logits64(pass);
  let delta = matrix64(batch.rows, 1, (row) => {
    const outcome = batch.outcomes[row] ?? 0;
    const weight = classWeights[outcome ? 1 : 0];
    return (weight * (logistic(at(logits, row, 0)) - outcome)) / batch.rows;
  });
  for (let layer = layers.biases.length - 1; layer > 0; layer--) {
    const below = pass.outputs[layer - 1];
    const sums = pass.sums[layer - 1];
    const activation = activations[layer - 1];
    if (!below || !sums || !activation) throw new Error(`The pass has no layer ${layer - 1}.`);
    biases.unshift(columnSums(delta));
    kernels.unshift(transposedTimes(below, delta));
    const back = times(delta, transposed(kernelOf(layers, layer)));
    delta = throughActivation(activation, sums, back, masks.hidden[layer - 1]);
  }
  biases.unshift(columnSums(delta));
  return { ...inputGradients(layers, batch, delta, masks.input), kernels, biases };
}

function activated(
  activation: Activation,
  sums: Matrix64,
  mask: Matrix64 | null | undefined,
): Matrix64 {
  const units = sums.columns / activation.channels;
  return matrix64(sums.rows, units, (row, unit) => {
    const [first, second] = sumsOf(activation, sums, row, unit);
    return activation.output(first, second) * (mask ? at(mask, row, unit) : 1);
  });
}

/** The gradient by a layer's sums, from that by its outputs. */
function throughActivation(
  activation: Activation,
  sums: Matrix64,
  back: Matrix64,
  mask: Matrix64 | null | undefined,
): Matrix64 {
  const units = back.columns;
  return matrix64(sums.rows, sums.columns, (row, column) => {
    const unit = column % units;
    const slopes = activation.slopes(...sumsOf(activation, sums, row, unit));
    const slope = column < units ? slopes[0] : slopes[1];
    return slope * at(back, row, unit) * (mask ? at(mask, row, unit) : 1);
  });
}

function sumsOf(
  { channels }: Activation,
  sums: Matrix64,
  row: number,
  unit: number,
): [number, number] {
  const second = channels === 2 ? at(sums, row, sums.columns / 2 + unit) : 0;
  return [at(sums, row, unit), second];
}

function inputSums(
  { table, numeric }: Layers64,
  batch: FeatureMatrix,
  mask: Matrix64 | null,
): Matrix64 {
  const sums = zeroMatrix64(batch.rows, table.columns);
  eachInput(batch, mask, (row, value, code, number) => {
    if (code !== null) addRow(sums, row, value, table, code);
    else if (numeric) addRow(sums, row, value, numeric, number);
  });
  return sums;
}

function inputGradients(
  layers: Layers64,
  batch: FeatureMatrix,
  delta: Matrix64,
  mask: Matrix64 | null,
): Pick<Layers64, 'table' | 'numeric'> {
  const table = zeroMatrix64(layers.table.rows, layers.table.columns);
  const numeric = layers.numeric && zeroMatrix64(layers.numeric.rows, layers.numeric.columns);
  eachInput(batch, mask, (row, value, code, number) => {
    if (code !== null) addRow(table, code, value, delta, row);
    else if (numeric) addRow(numeric, number, value, delta, row);
  });
  return { table, numeric };
}

/** Visits a row's inputs: its codes, each of value 1, then its numbers; a mask multiplies them. */
function eachInput(
  matrix: FeatureMatrix,
  mask: Matrix64 | null,
  visit: (row: number, value: number, code: number | null, number: number) => void,
): void {
  const { rows, fields, numbers, codes } = matrix;
  const values = new Float32Array(numbers);
  for (let row = 0; row < rows; row++) {
    for (let f = 0; f < fields; f++) {
      visit(row, mask ? at(mask, row, f) : 1, codes[row * fields + f]!, -1);
    }
    copyNumbers(matrix, row, values, 0);
    for (let n = 0; n < numbers; n++) {
      const value = values[n]!;
      visit(row, value * (mask ? at(mask, row, fields + n) : 1), null, n);
    }
  }
}

function kernelOf({ kernels }: Layers64, layer: number): Matrix64 {
  const kernel = kernels[layer - 1];
  if (!kernel) throw new Error(`No kernel for layer ${layer}.`);
  return kernel;
}

function logistic(z: number): number {
  return 1 / (1 + Math.exp(-z));
}
