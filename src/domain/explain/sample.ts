import { filledIn } from '../features/linked.ts';
import type { FeatureMatrix } from '../features/matrix.ts';
import { rowOrder, shuffle } from '../network/order.ts';
import { createRandom } from '../network/random.ts';
import { takeRows } from '../network/rows.ts';

const STREAM = 37;

/**
 * At most so many rows of a matrix, drawn without replacement, in their order, with all numbers among
 * their values; the same for a seed.
 */
export function sampleRows(matrix: FeatureMatrix, most: number, seed: number): FeatureMatrix {
  if (matrix.rows <= most) return filledIn(matrix);
  const order = rowOrder(matrix.rows);
  shuffle(order, createRandom(seed, STREAM));
  return takeRows(matrix, order.slice(0, most).sort());
}
