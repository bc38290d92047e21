import { hiddenLayers, type LayerSpec } from './hiddenLayers.ts';
import type { NetworkWeights } from './training.ts';

/** Weights that decay alike: the categories' table, every other kernel, the biases. */
export type Part = 'table' | 'kernel' | 'bias';

/** One weight matrix; a bias is a single row. */
export interface WeightShape {
  readonly rows: number;
  readonly columns: number;
  readonly part: Part;
}

/** A value for every weight matrix of a network: a shape, an array, a tensor, a gradient. */
export interface Layers<T> {
  readonly table: T;
  /** Absent where the data has no numeric columns. */
  readonly numeric: T | null;
  readonly kernels: readonly T[];
  readonly biases: readonly T[];
}

/**
 * Shapes of every weight matrix; the output is a last layer of one unit. A layer has a column for
 * each weighted sum: `channels` a hidden unit, all first channels before all second ones.
 */
export function layerShapes(
  spec: LayerSpec,
  vocabulary: number,
  numbers: number,
): Layers<WeightShape> {
  const hidden = hiddenLayers(spec);
  const sums = [...hidden.map((layer) => layer.sums), 1];
  const first = sums[0] ?? 1;
  const shape = (part: Part, rows: number, columns: number) => ({ part, rows, columns });
  return {
    table: shape('table', vocabulary, first),
    numeric: numbers > 0 ? shape('kernel', numbers, first) : null,
    kernels: hidden.map(({ units }, layer) => shape('kernel', units, sums[layer + 1] ?? 1)),
    biases: sums.map((columns) => shape('bias', 1, columns)),
  };
}

/** Every value in one fixed order: table, numeric, kernels, biases. */
export function listLayers<T>({ table, numeric, kernels, biases }: Layers<T>): T[] {
  return [table, ...(numeric === null ? [] : [numeric]), ...kernels, ...biases];
}

/** The same network of layers with each value replaced; visits them in the order of `listLayers`. */
export function mapLayers<T, U>(
  { table, numeric, kernels, biases }: Layers<T>,
  change: (value: T, place: number) => U,
): Layers<U> {
  let place = 0;
  const next = (value: T) => change(value, place++);
  return {
    table: next(table),
    numeric: numeric === null ? null : next(numeric),
    kernels: kernels.map(next),
    biases: biases.map(next),
  };
}

/** How many numbers the training adjusts. */
export function countParameters(spec: LayerSpec, vocabulary: number, numbers: number): number {
  return listLayers(layerShapes(spec, vocabulary, numbers)).reduce(
    (sum, { rows, columns }) => sum + rows * columns,
    0,
  );
}

/** A network's weights as layers. */
export function layersOf(weights: NetworkWeights): Layers<Float32Array<ArrayBuffer>> {
  const { table, numbers, numeric, kernels, biases } = weights;
  return { table, numeric: numbers > 0 ? numeric : null, kernels, biases };
}

/** Layers as a network's weights. */
export function weightsOf(
  { table, numeric, kernels, biases }: Layers<Float32Array<ArrayBuffer>>,
  vocabulary: number,
  numbers: number,
): NetworkWeights {
  return { vocabulary, numbers, table, numeric: numeric ?? new Float32Array(0), kernels, biases };
}
