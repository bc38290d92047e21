import type { Range } from './range.ts';

/** Work in a row, of which each thread takes the next piece that nobody has. */
export interface Queue {
  /** Puts all the work back; only while no thread takes any. */
  refill(): void;
  /** The next piece of `total` places from 0 on; null where all are taken. */
  take(total: number): Range | null;
}

/** Opens a queue that keeps its place in `words[at]`; `sizeOf` says how much to take of what is left. */
export function openQueue(
  words: Int32Array,
  at: number,
  sizeOf: (left: number) => number = () => 1,
): Queue {
  return {
    refill: () => void Atomics.store(words, at, 0),
    take(total) {
      for (;;) {
        const from = Atomics.load(words, at);
        if (from >= total) return null;
        const to = Math.min(total, from + sizeOf(total - from));
        if (Atomics.compareExchange(words, at, from, to) === from) return { from, to };
      }
    },
  };
}
