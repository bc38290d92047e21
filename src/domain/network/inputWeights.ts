import { numberReader } from '../features/linked.ts';
import type { FeatureMatrix } from '../features/matrix.ts';
import { hasEmbedding, type LayerSpec } from './hiddenLayers.ts';
import type { InputWeights, NetworkWeights } from './training.ts';

/** How the training rows spread over a first layer's inputs. */
export interface InputSpread {
  /** Rows that have each level, and the field that it belongs to; levels that no row has are in field 0. */
  readonly counts: Float64Array;
  readonly fieldOf: Uint16Array;
  readonly rows: number;
  readonly fields: number;
  /** Standard deviation of each number. */
  readonly deviations: readonly number[];
}

/** Counts a matrix's levels and measures its numbers, once. */
export function inputSpread(matrix: FeatureMatrix, vocabulary: number): InputSpread {
  const { rows, fields, numbers, codes } = matrix;
  const counts = new Float64Array(vocabulary);
  const fieldOf = new Uint16Array(vocabulary);
  for (let i = 0, field = 0; i < codes.length; i++) {
    const code = codes[i]!;
    counts[code]! += 1;
    fieldOf[code] = field;
    field = field + 1 === fields ? 0 : field + 1;
  }
  const deviations = Array.from({ length: numbers }, (_, n) => deviationOf(matrix, n));
  return { counts, fieldOf, rows, fields, deviations };
}

/** What a row's inputs add to the sums of the first hidden layer: a row a level, and a row a number. */
export type InputRows = Pick<NetworkWeights, 'vocabulary' | 'table' | 'numeric'>;

/**
 * A network's input rows: the first layer's own, or those of an embedding as they pass through the layer
 * above, since its dimensions have no scale of their own.
 */
export function inputRowsOf(spec: LayerSpec, weights: NetworkWeights): InputRows {
  const [above] = weights.kernels;
  if (!hasEmbedding(spec) || !above) return weights;
  const { vocabulary, table, numeric } = weights;
  const through = (vectors: Float32Array) => product(vectors, above, spec.embedding);
  return { vocabulary, table: through(table), numeric: through(numeric) };
}

/**
 * How much each input moves the first hidden layer; `InputWeights` says what that is. `start` are the weights
 * that training began with.
 */
export function inputWeightsOf(
  weights: InputRows,
  start: InputRows,
  { counts, fieldOf, rows, fields, deviations }: InputSpread,
): InputWeights {
  const { vocabulary } = weights;
  const columns = weights.table.length / vocabulary;
  const means = new Float64Array(2 * fields * columns);
  const products = Array.from({ length: fields }, noProducts);
  for (let level = 0; level < vocabulary; level++) {
    const share = counts[level]! / rows;
    if (share === 0) continue;
    const field = fieldOf[level]!;
    for (let column = 0; column < columns; column++) {
      const [now, then] = [
        weights.table[level * columns + column]!,
        start.table[level * columns + column]!,
      ];
      const place = 2 * (field * columns + column);
      means[place]! += share * now;
      means[place + 1]! += share * then;
      addProducts(products[field]!, share, now, then);
    }
  }
  for (let place = 0; place < means.length; place += 2) {
    const field = Math.floor(place / (2 * columns));
    addProducts(products[field]!, -1, means[place]!, means[place + 1]!);
  }
  const byNumber = deviations.map((deviation, n) => {
    const sums = noProducts();
    for (let i = n * columns; i < (n + 1) * columns; i++) {
      addProducts(sums, deviation ** 2, weights.numeric[i]!, start.numeric[i]!);
    }
    return learned(sums);
  });
  return { fields: products.map(learned), numbers: byNumber };
}

/** The product of [… x depth] and [depth x …]. */
function product(a: Float32Array, b: Float32Array, depth: number): Float32Array<ArrayBuffer> {
  const columns = b.length / depth;
  const all = new Float32Array((a.length / depth) * columns);
  for (let i = 0; i < a.length; i++) {
    const factor = a[i]!;
    const to = Math.floor(i / depth) * columns;
    const from = (i % depth) * columns;
    for (let column = 0; column < columns; column++)
      all[to + column]! += factor * b[from + column]!;
  }
  return all;
}

/** Of the weights now with themselves, with those at the start, and of those with themselves. */
type Products = [now: number, both: number, then: number];

const noProducts = (): Products => [0, 0, 0];

function addProducts(sums: Products, share: number, now: number, then: number): void {
  sums[0] += share * now * now;
  sums[1] += share * now * then;
  sums[2] += share * then * then;
}

/** The length of what is left of the weights now without their part along those at the start. */
function learned([now, both, then]: Products): number {
  return Math.sqrt(Math.max(0, then > 0 ? now - both ** 2 / then : now));
}

function deviationOf(matrix: FeatureMatrix, number: number): number {
  const { rows } = matrix;
  const read = numberReader(matrix, number);
  let [sum, squares] = [0, 0];
  for (let row = 0; row < rows; row++) {
    const value = read(row);
    sum += value;
    squares += value ** 2;
  }
  return Math.sqrt(Math.max(0, squares / rows - (sum / rows) ** 2));
}
