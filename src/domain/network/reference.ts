import type { FeatureMatrix } from '../features/matrix.ts';
import { ADAM } from './adam.ts';
import type { AdamStep } from './adam.ts';
import { layerShapes, layersOf, listLayers, mapLayers } from './layers.ts';
import type { Layers } from './layers.ts';
import { at, columnSums, matrix64, times, transposed } from './matrix64.ts';
import type { Matrix64 } from './matrix64.ts';
import type { NetworkWeights } from './training.ts';

/*
 * The network in plain float64: slow, short, and what every backend is measured against.
 */

/** Weights, gradients or moments of the reference. */
export type Layers64 = Layers<Matrix64>;

/** The weights as float64 matrices, each bias one row. */
export function layers64(weights: NetworkWeights): Layers64 {
  const hidden = weights.biases.slice(0, -1).map((bias) => bias.length);
  const arrays = listLayers(layersOf(weights));
  return mapLayers(
    layerShapes({ hidden }, weights.vocabulary, weights.numbers),
    ({ rows, columns }, place) => ({
      rows,
      columns,
      data: Float64Array.from(arrays[place] ?? []),
    }),
  );
}

/** Zeros in the shape of the weights: the moments before the first step. */
export function zeros64(layers: Layers64): Layers64 {
  return mapLayers(layers, ({ rows, columns }) => matrix64(rows, columns, () => 0));
}

/** Outputs of every layer, the logits [rows x 1] last; `masks` holds one dropout mask a hidden layer. */
export function forward64(
  layers: Layers64,
  batch: FeatureMatrix,
  masks: readonly Matrix64[] = [],
): Matrix64[] {
  const outputs: Matrix64[] = [];
  layers.biases.forEach((bias, layer) => {
    const below = outputs[layer - 1];
    const sums = below ? times(below, kernelAbove(layers, layer)) : firstSums(layers, batch);
    const isLast = layer === layers.biases.length - 1;
    const mask = masks[layer];
    outputs.push(
      matrix64(sums.rows, sums.columns, (r, c) => {
        const z = at(sums, r, c) + at(bias, 0, c);
        return isLast ? z : Math.max(z, 0) * (mask ? at(mask, r, c) : 1);
      }),
    );
  });
  return outputs;
}

/** Mean log-loss in nats, from the logits: log(1 + e^z) - y z, written so that no e^z overflows. */
export function loss64(logits: Matrix64, outcomes: ArrayLike<number>): number {
  let sum = 0;
  logits.data.forEach((z, row) => {
    sum += Math.max(z, 0) - z * (outcomes[row] ?? 0) + Math.log1p(Math.exp(-Math.abs(z)));
  });
  return sum / logits.rows;
}

/** Gradient of the batch's mean log-loss by every weight (Rumelhart, Hinton & Williams 1986). */
export function gradients64(
  layers: Layers64,
  batch: FeatureMatrix,
  outputs: readonly Matrix64[],
  masks: readonly Matrix64[] = [],
): Layers64 {
  const kernels: Matrix64[] = [];
  const biases: Matrix64[] = [];
  let delta = matrix64(
    batch.rows,
    1,
    (r) => (logistic(entryOf(outputs.at(-1), r, 0)) - (batch.outcomes[r] ?? 0)) / batch.rows,
  );
  for (let layer = layers.biases.length - 1; layer > 0; layer--) {
    const below = outputs[layer - 1];
    if (!below) throw new Error(`No output of layer ${layer - 1}.`);
    biases.unshift(columnSums(delta));
    kernels.unshift(times(transposed(below), delta));
    const back = times(delta, transposed(kernelAbove(layers, layer)));
    const mask = masks[layer - 1];
    delta = matrix64(back.rows, back.columns, (r, c) =>
      at(below, r, c) > 0 ? at(back, r, c) * (mask ? at(mask, r, c) : 1) : 0,
    );
  }
  biases.unshift(columnSums(delta));
  const first = delta;
  const table = matrix64(layers.table.rows, layers.table.columns, () => 0);
  eachCode(batch, (row, code) => {
    for (let c = 0; c < first.columns; c++) {
      table.data[code * first.columns + c] = at(table, code, c) + at(first, row, c);
    }
  });
  const numeric = layers.numeric && times(transposed(valuesOf(batch)), first);
  return { table, numeric, kernels, biases };
}

/** One update of all weights; changes the weights and both moments in place. */
export function adam64(
  weights: Layers64,
  gradients: Layers64,
  moments: { readonly mean: Layers64; readonly variance: Layers64 },
  step: AdamStep,
): void {
  const [w, g, m, v] = [weights, gradients, moments.mean, moments.variance].map((layers) =>
    listLayers(layers).map(({ data }) => data),
  );
  w?.forEach((weight, place, all) => {
    const decays = place < all.length - weights.biases.length;
    const gradient = g?.[place];
    const mean = m?.[place];
    const variance = v?.[place];
    if (!gradient || !mean || !variance) throw new Error('Layers differ in number.');
    for (let i = 0; i < weight.length; i++) {
      const slope = gradient[i] ?? Number.NaN;
      const m1 = ADAM.beta1 * (mean[i] ?? 0) + (1 - ADAM.beta1) * slope;
      const v1 = ADAM.beta2 * (variance[i] ?? 0) + (1 - ADAM.beta2) * slope * slope;
      mean[i] = m1;
      variance[i] = v1;
      const kept = decays ? decayed(weight[i] ?? 0, step) : (weight[i] ?? 0);
      weight[i] =
        kept -
        (step.rate * m1 * step.meanCorrection) /
          (Math.sqrt(v1 * step.varianceCorrection) + ADAM.epsilon);
    }
  });
}

function decayed(weight: number, { decay, shrink }: AdamStep): number {
  const less = weight * (1 - decay);
  return less - Math.max(-shrink, Math.min(shrink, less));
}

function firstSums({ table, numeric }: Layers64, batch: FeatureMatrix): Matrix64 {
  const sums = numeric
    ? times(valuesOf(batch), numeric)
    : matrix64(batch.rows, table.columns, () => 0);
  eachCode(batch, (row, code) => {
    for (let c = 0; c < table.columns; c++) {
      sums.data[row * table.columns + c] = at(sums, row, c) + at(table, code, c);
    }
  });
  return sums;
}

function eachCode(batch: FeatureMatrix, visit: (row: number, code: number) => void): void {
  batch.codes.forEach((code, i) => visit(Math.floor(i / batch.fields), code));
}

function valuesOf({ rows, numbers, values }: FeatureMatrix): Matrix64 {
  return { rows, columns: numbers, data: Float64Array.from(values) };
}

function kernelAbove({ kernels }: Layers64, layer: number): Matrix64 {
  const kernel = kernels[layer - 1];
  if (!kernel) throw new Error(`No kernel for layer ${layer}.`);
  return kernel;
}

function entryOf(matrix: Matrix64 | undefined, row: number, column: number): number {
  return matrix ? at(matrix, row, column) : Number.NaN;
}

function logistic(z: number): number {
  return 1 / (1 + Math.exp(-z));
}
