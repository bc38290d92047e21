import type { Random } from './random.ts';

/** Words drawn from the generator at a time. */
const CHUNK = 4096;

/** Row numbers 0 to `rows` - 1 in their own order. */
export function rowOrder(rows: number): Uint32Array<ArrayBuffer> {
  return Uint32Array.from({ length: rows }, (_, row) => row);
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
