import type { FeatureMatrix } from '../features/matrix.ts';
import { deviation } from '../metrics/bootstrap.ts';
import { logitOf } from '../metrics/temperature.ts';
import { rowOrder, shuffle } from '../network/order.ts';
import { createRandom } from '../network/random.ts';
import { takeRows } from '../network/rows.ts';
import { copyGroup, type ExplainOptions, type FeatureGroup, type Scorer } from './scorer.ts';

/** What a group of columns adds to one incident's log-odds, against the background rows. */
export interface Contribution {
  readonly group: FeatureGroup;
  /** In log-odds; above 0 it speaks for an arrest. */
  readonly value: number;
  /** Of the sampling, not of the model. */
  readonly standardError: number;
}

/** One incident's score taken apart: `base` and all contributions add up to `logit`. */
export interface Explanation {
  readonly probability: number;
  readonly logit: number;
  /** The mean log-odds of the background rows that were drawn. */
  readonly base: number;
  /** By falling size. */
  readonly contributions: readonly Contribution[];
}

export interface ContributionOptions extends ExplainOptions {
  /** Pairs of an order of the groups and its reverse. */
  readonly pairs: number;
}

/** 64 pairs of a 20-group incident are 2,688 rows to score: one call. */
export const CONTRIBUTION_PAIRS = 64;
const STREAM = 31;

/**
 * Shapley values of an incident's log-odds by sampling (Štrumbelj & Kononenko 2014; orders in
 * reversed pairs, Mitchell et al. 2022). From a row of the background, groups take on the incident's
 * values in a random order, and each gets the change that it makes.
 *
 * What it is: a fair division of this network's answer. What it is not: a cause, or what would
 * happen if something were otherwise. Groups are drawn as if independent, so some rows that the
 * network is asked about cannot be.
 */
export async function contributionsOf(
  matrix: FeatureMatrix,
  row: number,
  background: FeatureMatrix,
  groups: readonly FeatureGroup[],
  score: Scorer,
  { seed, pairs, signal, onProgress }: ContributionOptions,
): Promise<Explanation> {
  signal?.throwIfAborted();
  const random = createRandom(seed, STREAM);
  const starts = drawStarts(background.rows, pairs, random);
  const orders = starts.map(() => {
    const order = rowOrder(groups.length);
    shuffle(order, random);
    return order;
  });
  const walks = starts.flatMap((start, pair) => [
    { start, order: orders[pair]! },
    { start, order: orders[pair]!.slice().reverse() },
  ]);
  const steps = groups.length + 1;
  // Each walk is `steps` rows, from a background row to the incident itself.
  const asked = takeRows(
    background,
    Uint32Array.from(walks.flatMap(({ start }) => Array<number>(steps).fill(start))),
  );
  walks.forEach(({ order }, walk) => {
    order.forEach((own, place) => {
      for (let step = place + 1; step < steps; step++) {
        copyGroup(groups[own]!, matrix, row, asked, walk * steps + step);
      }
    });
  });
  const logits = Float64Array.from(await score(asked), logitOf);
  onProgress?.(1);
  return explain(
    groups,
    walks.map(({ order }) => order),
    logits,
  );
}

/** Background rows to start from: all of them equally often before any comes again. */
function drawStarts(
  rows: number,
  count: number,
  random: ReturnType<typeof createRandom>,
): number[] {
  if (rows === 0) throw new RangeError('There are no background rows.');
  const order = rowOrder(rows);
  shuffle(order, random);
  return Array.from({ length: count }, (_, i) => order[i % rows]!);
}

function explain(
  groups: readonly FeatureGroup[],
  orders: readonly Uint32Array[],
  logits: Float64Array,
): Explanation {
  const steps = groups.length + 1;
  const pairs = orders.length / 2;
  const changes = groups.map(() => new Float64Array(pairs));
  let base = 0;
  orders.forEach((order, walk) => {
    base += logits[walk * steps]! / orders.length;
    order.forEach((own, place) => {
      const at = walk * steps + place;
      changes[own]![walk >> 1]! += (logits[at + 1]! - logits[at]!) / 2;
    });
  });
  const logit = logits[steps - 1] ?? NaN;
  const contributions = groups.map((group, i): Contribution => {
    const own = changes[i]!;
    const value = own.reduce((sum, change) => sum + change, 0) / pairs;
    return { group, value, standardError: deviation(own) / Math.sqrt(pairs) };
  });
  return {
    probability: 1 / (1 + Math.exp(-logit)),
    ...{ logit, base },
    contributions: contributions.sort((a, b) => Math.abs(b.value) - Math.abs(a.value)),
  };
}
