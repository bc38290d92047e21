import type { FeatureMatrix } from '../features/matrix.ts';
import { rowOrder, shuffle } from '../network/order.ts';
import { createRandom } from '../network/random.ts';
import { takeRows } from '../network/rows.ts';
import type { TreesSpec } from './spec.ts';

/** The sample's own stream of the seed; the network's are in its `STREAMS`. */
const STREAM = 101;

/** The rows that trees are grown from: all, or a random sample in the order of the rows. */
export function sampleRows(train: FeatureMatrix, { mostRows, seed }: TreesSpec): FeatureMatrix {
  if (train.rows <= mostRows) return train;
  const order = rowOrder(train.rows);
  shuffle(order, createRandom(seed, STREAM));
  return takeRows(train, order.subarray(0, mostRows).sort());
}
