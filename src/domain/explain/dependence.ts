import type { FeatureMatrix } from '../features/matrix.ts';
import type { Follow } from './follow.ts';
import { copyOf, type ExplainOptions, type Scorer } from './scorer.ts';

/** One value of a feature as the matrix has it; linked columns are set together. */
export interface Setting {
  readonly label: string;
  /** Global codes by place among a row's codes. */
  readonly codes: readonly { readonly field: number; readonly code: number }[];
  /** Standardised numbers by place among a row's numbers. */
  readonly values: readonly { readonly number: number; readonly value: number }[];
}

/** What a model answers on average when a feature is set for all rows, and row by row. */
export interface Dependence {
  readonly settings: readonly Setting[];
  /** Partial dependence (Friedman 2001): the mean score at each setting. */
  readonly mean: Float64Array<ArrayBuffer>;
  /** ICE (Goldstein et al. 2015): row `r` at setting `s` at `[s * rows + r]`. */
  readonly each: Float32Array<ArrayBuffer>;
  readonly rows: number;
}

/** A surface over two features: `mean[a * second.length + b]`. */
export interface Dependence2 {
  readonly first: readonly Setting[];
  readonly second: readonly Setting[];
  readonly mean: Float64Array<ArrayBuffer>;
}

/** `follow` lets what is made of the set columns follow them. */
type DependenceOptions = Omit<ExplainOptions, 'seed'> & { readonly follow?: Follow };

/**
 * Sets a feature to each of its values in turn and scores all rows. It says how the model answers,
 * not what a change in the world would do, and asks about rows that may not exist.
 */
export async function partialDependence(
  matrix: FeatureMatrix,
  settings: readonly Setting[],
  score: Scorer,
  { signal, onProgress, follow }: DependenceOptions = {},
): Promise<Dependence> {
  const { rows } = matrix;
  const mean = new Float64Array(settings.length);
  const each = new Float32Array(settings.length * rows);
  for (const [s, setting] of settings.entries()) {
    signal?.throwIfAborted();
    const scores = await score(withSettings(matrix, [setting], follow));
    each.set(scores, s * rows);
    mean[s] = meanOf(scores);
    onProgress?.((s + 1) / settings.length);
  }
  return { settings, mean, each, rows };
}

/** The same for two features at once, means only. */
export async function partialDependence2(
  matrix: FeatureMatrix,
  first: readonly Setting[],
  second: readonly Setting[],
  score: Scorer,
  { signal, onProgress, follow }: DependenceOptions = {},
): Promise<Dependence2> {
  const mean = new Float64Array(first.length * second.length);
  for (const [a, one] of first.entries()) {
    for (const [b, other] of second.entries()) {
      signal?.throwIfAborted();
      const at = a * second.length + b;
      mean[at] = meanOf(await score(withSettings(matrix, [one, other], follow)));
      onProgress?.((at + 1) / mean.length);
    }
  }
  return { first, second, mean };
}

/** The matrix with some features set to one value in all rows. */
export function withSettings(
  matrix: FeatureMatrix,
  settings: readonly Setting[],
  follow?: Follow,
): FeatureMatrix {
  const set = copyOf(matrix);
  const { rows, fields, numbers } = set;
  for (const { field, code } of settings.flatMap(({ codes }) => codes)) {
    for (let row = 0; row < rows; row++) set.codes[row * fields + field] = code;
  }
  follow?.(set, matrix);
  // What follows may itself be set.
  for (const { number, value } of settings.flatMap(({ values }) => values)) {
    for (let row = 0; row < rows; row++) set.values[row * numbers + number] = value;
  }
  return set;
}

function meanOf(scores: ArrayLike<number>): number {
  let sum = 0;
  for (let row = 0; row < scores.length; row++) sum += scores[row]!;
  return sum / scores.length;
}
