import type { FeatureMatrix } from '../features/matrix.ts';
import { auc } from '../metrics/auc.ts';
import { deviation } from '../metrics/bootstrap.ts';
import { delongPaired } from '../metrics/delong.ts';
import { normalQuantile } from '../metrics/normal.ts';
import { rowOrder, shuffle } from '../network/order.ts';
import { createRandom } from '../network/random.ts';
import {
  copyGroup,
  copyOf,
  type ExplainOptions,
  type FeatureGroup,
  type Scorer,
} from './scorer.ts';

/** How much AUC is lost when a group's values are dealt out to other rows. */
export interface Importance {
  readonly group: FeatureGroup;
  /** Mean loss of AUC over the repeats; about 0 for what the model does not use. */
  readonly drop: number;
  /** 95 %, for other rows and other shuffles. */
  readonly low: number;
  readonly high: number;
  readonly repeats: number;
}

export interface ImportanceOptions extends ExplainOptions {
  readonly repeats: number;
}

const STREAM = 29;
export const IMPORTANCE_REPEATS = 5;

/**
 * Permutation importance (Breiman 2001; Fisher, Rudin & Dominici 2019): what this model loses
 * without a group of columns, not what the columns know. Two groups that say the same look
 * unimportant each: the model reads the other. Shuffling makes rows that cannot be.
 *
 * The interval adds DeLong's variance of the difference (the rows are a sample) to that of the
 * repeats' mean (so are the shuffles). Needs two repeats. In falling order of the loss.
 */
export async function permutationImportance(
  matrix: FeatureMatrix,
  groups: readonly FeatureGroup[],
  score: Scorer,
  { seed, repeats, signal, onProgress }: ImportanceOptions,
): Promise<readonly Importance[]> {
  if (repeats < 2) throw new RangeError('An interval needs at least two repeats.');
  const whole = Float64Array.from(await score(matrix));
  const wholeAuc = auc(whole, matrix.outcomes);
  const random = createRandom(seed, STREAM);
  const found: Importance[] = [];
  for (const [done, group] of groups.entries()) {
    const drops: number[] = [];
    let rowVariance = 0;
    for (let repeat = 0; repeat < repeats; repeat++) {
      signal?.throwIfAborted();
      const order = rowOrder(matrix.rows);
      shuffle(order, random);
      const shuffled = await score(withGroupFrom(matrix, group, order));
      drops.push(wholeAuc - auc(shuffled, matrix.outcomes));
      const { low, high } = delongPaired(whole, shuffled, matrix.outcomes);
      rowVariance += ((high - low) / 2 / REACH) ** 2;
      onProgress?.((done + (repeat + 1) / repeats) / groups.length);
    }
    const drop = drops.reduce((sum, value) => sum + value, 0) / repeats;
    const shuffleVariance = deviation(drops) ** 2 / repeats;
    const reach = REACH * Math.sqrt(rowVariance / repeats + shuffleVariance);
    found.push({ group, drop, low: drop - reach, high: drop + reach, repeats });
  }
  return found.sort((a, b) => b.drop - a.drop);
}

const REACH = normalQuantile(0.975);

/** The matrix with a group's columns taken from the rows in another order. */
export function withGroupFrom(
  matrix: FeatureMatrix,
  group: FeatureGroup,
  order: Uint32Array,
): FeatureMatrix {
  const moved = copyOf(matrix);
  for (let row = 0; row < matrix.rows; row++) copyGroup(group, matrix, order[row]!, moved, row);
  return moved;
}
