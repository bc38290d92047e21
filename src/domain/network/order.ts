import type { Random } from './random.ts';

/** Words drawn from the generator at a time. */
const CHUNK = 4096;

/** The numbers of `rows` rows from row `first` on, in their own order. */
export function rowOrder(rows: number, first = 0): Uint32Array<ArrayBuffer> {
  const order = new Uint32Array(rows);
  for (let place = 0; place < rows; place++) order[place] = first + place;
  return order;
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
