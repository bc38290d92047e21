import type { FeatureMatrix } from '../features/matrix.ts';
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

/** How much each input moves the first layer; `InputWeights` says what that is. */
export function inputWeightsOf(weights: NetworkWeights, spread: InputSpread): InputWeights {
  const { table, numeric, vocabulary } = weights;
  const { counts, fieldOf, rows, fields, deviations } = spread;
  const columns = table.length / vocabulary;
  const means = new Float64Array(fields * columns);
  const squares = new Float64Array(fields);
  for (let level = 0; level < vocabulary; level++) {
    const share = counts[level]! / rows;
    if (share === 0) continue;
    const field = fieldOf[level]!;
    for (let column = 0; column < columns; column++) {
      const weight = table[level * columns + column]!;
      means[field * columns + column]! += share * weight;
      squares[field]! += share * weight * weight;
    }
  }
  const byField = Array.from({ length: fields }, (_, field) => {
    const mean = means.subarray(field * columns, (field + 1) * columns);
    return Math.sqrt(Math.max(0, squares[field]! - sumOfSquares(mean)));
  });
  const byNumber = deviations.map((deviation, n) => {
    return deviation * Math.sqrt(sumOfSquares(numeric.subarray(n * columns, (n + 1) * columns)));
  });
  return { fields: byField, numbers: byNumber };
}

function deviationOf({ rows, numbers, values }: FeatureMatrix, number: number): number {
  let [sum, squares] = [0, 0];
  for (let i = number; i < values.length; i += numbers) {
    sum += values[i]!;
    squares += values[i]! ** 2;
  }
  return Math.sqrt(Math.max(0, squares / rows - (sum / rows) ** 2));
}

function sumOfSquares(values: Float64Array | Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}
