/** A stream of reproducible random numbers. */
export interface Random {
  /** Uniform over the whole numbers 0 to 2^32 - 1. */
  next(): number;
  /** Uniform over [0, 1), in steps of 2^-32. */
  uniform(): number;
  /** Uniform over the whole numbers 0 to `bound` - 1; the bias is below `bound` / 2^32. */
  below(bound: number): number;
  /** Fills an array as `next` would, without a call for each number. */
  fill(words: Uint32Array): void;
}

/** What each stream of one seed is for, so that a change to one use leaves the others as they were. */
export const STREAMS = { weights: 1, order: 2, search: 3 } as const;

/** Rounds that spread the seed over the whole state, as in PractRand's own seeding. */
const WARM_UP = 15;

/**
 * sfc32, the "small fast counter" generator of Chris Doty-Humphrey's PractRand (public domain,
 * pracrand.sourceforge.net): 128 bits of state, period at least 2^32 and about 2^127 on average.
 * A stream has as many independent parts as there are whole numbers of 32 bits.
 */
export function createRandom(seed: number, stream: number, part = 0): Random {
  // Signed, so that the loop below stays in 32-bit whole numbers.
  const state = Int32Array.of(seed, stream, part, 1);

  const fill = (words: Uint32Array) => {
    let [a = 0, b = 0, c = 0, counter = 0] = state;
    for (let i = 0; i < words.length; i++) {
      const word = (a + b + counter) | 0;
      counter = (counter + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = ((c << 21) | (c >>> 11)) + word;
      c |= 0;
      words[i] = word;
    }
    state.set([a, b, c, counter]);
  };

  const one = new Uint32Array(1);
  const next = () => {
    fill(one);
    return one[0] ?? 0;
  };
  const uniform = () => next() / 2 ** 32;

  fill(new Uint32Array(WARM_UP));
  return { next, uniform, below: (bound) => Math.floor(uniform() * bound), fill };
}
