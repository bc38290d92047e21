import { createRandom, STREAMS } from './random.ts';
import type { Random } from './random.ts';

/** Words drawn from the generator at a time. */
const CHUNK = 4096;

/** The numbers of `rows` rows from row `first` on, in their own order. */
export function rowOrder(rows: number, first = 0): Uint32Array<ArrayBuffer> {
  const order = new Uint32Array(rows);
  for (let place = 0; place < rows; place++) order[place] = first + place;
  return order;
}

/**
 * Puts all rows into the order of an epoch (from 1), in place. It follows from the seed and the epoch
 * alone, so a training that goes on from a checkpoint sees the rows as if nothing had happened.
 */
export function orderForEpoch(order: Uint32Array, seed: number, epoch: number): void {
  for (let place = 0; place < order.length; place++) order[place] = place;
  shuffle(order, createRandom(seed, STREAMS.order, epoch));
}

/** Shuffles in place, every order equally likely (Fisher & Yates; Durstenfeld 1964). */
export function shuffle(order: Uint32Array, random: Random): void {
  const words = new Uint32Array(CHUNK);
  for (let last = order.length - 1, drawn = CHUNK; last > 0; last--, drawn++) {
    if (drawn === CHUNK) {
      random.fill(words);
      drawn = 0;
    }
    const other = Math.floor(((words[drawn] ?? 0) / 2 ** 32) * (last + 1));
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
}
