import { floatKeys } from './floats.ts';

/** Digits of a radix sort: 11 bits keep a histogram inside the first-level cache. */
const digitBits = 11;
const buckets = 1 << digitBits;
const mask = buckets - 1;

/**
 * The rows in ascending order of their scores, stable among equals; NaN comes last.
 *
 * A radix sort over the bits of each score, least significant digit first: exact and linear. Scores
 * that fit 32-bit floats take three passes, others six.
 */
export function ascending(scores: ArrayLike<number>): Uint32Array<ArrayBuffer> {
  const keys = floatKeys(scores);
  const words = keys ? [keys] : sortableWords(scores);
  let order = new Uint32Array(scores.length);
  for (let row = 0; row < order.length; row++) order[row] = row;
  let spare = new Uint32Array(scores.length);
  for (const word of words) {
    for (let shift = 0; shift < 32; shift += digitBits) {
      if (!scatter(word, shift, order, spare)) continue;
      [order, spare] = [spare, order];
    }
  }
  return order;
}

/** Mid-ranks from 1: equal scores share the mean of the ranks that they take up together. */
export function midRanks(scores: ArrayLike<number>): Float64Array<ArrayBuffer> {
  const order = ascending(scores);
  const ranks = new Float64Array(order.length);
  forEachTie(scores, order, (from, to) => {
    const rank = (from + 1 + to) / 2;
    for (let i = from; i < to; i++) ranks[order[i]!] = rank;
  });
  return ranks;
}

/** Calls `visit` for each run `[from, to)` of equal scores in `order`. */
export function forEachTie(
  scores: ArrayLike<number>,
  order: Uint32Array,
  visit: (from: number, to: number) => void,
): void {
  for (let from = 0, to = 0; from < order.length; from = to) {
    const score = scores[order[from]!];
    do to++;
    while (to < order.length && scores[order[to]!] === score);
    visit(from, to);
  }
}

/** The bits of each score as two unsigned words whose order is the order of the numbers. */
function sortableWords(scores: ArrayLike<number>): [low: Uint32Array, high: Uint32Array] {
  const low = new Uint32Array(scores.length);
  const high = new Uint32Array(scores.length);
  const value = new Float64Array(1);
  const bits = new Uint32Array(value.buffer);
  for (let row = 0; row < scores.length; row++) {
    value[0] = scores[row]! + 0; // -0 becomes 0, its equal
    const top = bits[1]!;
    // Negative numbers count backwards, so all their bits turn; positive ones move above them.
    const turn = top >>> 31 ? 0xffffffff : 0;
    const isNumber = value[0] === value[0];
    low[row] = isNumber ? bits[0]! ^ turn : 0xffffffff;
    high[row] = isNumber ? top ^ (turn | 0x80000000) : 0xffffffff;
  }
  return [low, high];
}

/** One counting pass over one digit; false (and nothing moved) where all rows share the digit. */
function scatter(keys: Uint32Array, shift: number, from: Uint32Array, to: Uint32Array): boolean {
  const next = new Uint32Array(buckets);
  for (let row = 0; row < keys.length; row++) next[(keys[row]! >>> shift) & mask]!++;
  if (next.includes(keys.length)) return false;
  let start = 0;
  for (let digit = 0; digit < buckets; digit++) {
    const size = next[digit]!;
    next[digit] = start;
    start += size;
  }
  for (let i = 0; i < from.length; i++) {
    const row = from[i]!;
    to[next[(keys[row]! >>> shift) & mask]!++] = row;
  }
  return true;
}
