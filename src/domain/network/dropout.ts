import type { Random } from './random.ts';

/** Decisions are made on 16 random bits each, two to a word. */
const STEPS = 2 ** 16;

/** How much the kept units are raised, so that the expected activation is that of the whole layer. */
export function keptScale(rate: number): number {
  return STEPS / (STEPS - threshold(rate));
}

/** Writes an inverted-dropout mask (Srivastava et al. 2014): 0 for a dropped unit, else `keptScale`. */
export function fillMask(
  mask: Float32Array,
  rate: number,
  random: Random,
  words: Uint32Array,
): void {
  const dropped = threshold(rate);
  const scale = keptScale(rate);
  const used = words.subarray(0, Math.ceil(mask.length / 2));
  random.fill(used);
  for (let i = 0; i < used.length; i++) {
    const word = used[i]!;
    mask[2 * i] = word >>> 16 >= dropped ? scale : 0;
    // An odd mask's last write falls outside of it, where a typed array ignores it.
    mask[2 * i + 1] = (word & 0xffff) >= dropped ? scale : 0;
  }
}

function threshold(rate: number): number {
  return Math.min(Math.round(rate * STEPS), STEPS - 1);
}
