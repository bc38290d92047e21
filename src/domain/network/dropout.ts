/** Decisions are made on 16 random bits each, two to a word. */
const STEPS = 2 ** 16;
/** 2^32 over the golden ratio: the way from one counter to the next (Weyl). */
const STRIDE = 0x9e3779b9;

/** Units whose decisions lie together: the low halves of four words, then the high halves. */
export const GROUP = 8;

/** How much the kept units are raised, so that the expected activation is that of the whole layer. */
export function keptScale(rate: number): number {
  return STEPS / (STEPS - dropThreshold(rate));
}

/** A unit is dropped where its 16 random bits are below this. */
export function dropThreshold(rate: number): number {
  return Math.min(Math.round(rate * STEPS), STEPS - 1);
}

/**
 * The generator of one layer's mask in one step (from 0); layer 0 is the input. Every decision is a
 * function of its place alone, so any rung, any number of threads and any resumed run draws the same.
 */
export function dropoutKey(seed: number, step: number, layer: number): number {
  return mix(mix(mix(seed) + step) + layer);
}

/**
 * The inverted-dropout mask [rows x units] (Srivastava et al. 2014): 0 for a dropped unit, else
 * `keptScale`.
 */
export function dropoutMask(key: number, rate: number, rows: number, units: number): Float64Array {
  const mask = new Float64Array(rows * units);
  const threshold = dropThreshold(rate);
  const scale = keptScale(rate);
  const wordsPerRow = (Math.ceil(units / GROUP) * GROUP) / 2;
  for (let row = 0; row < rows; row++) {
    for (let unit = 0; unit < units; unit++) {
      const place = row * wordsPerRow + Math.floor(unit / GROUP) * 4 + (unit % 4);
      const word = mix(key + Math.imul(place, STRIDE));
      const bits = unit % GROUP < 4 ? word & 0xffff : word >>> 16;
      mask[row * units + unit] = bits >= threshold ? scale : 0;
    }
  }
  return mask;
}

/** Spreads 32 bits over 32 bits: Chris Wellons' lowbias32 (public domain, hash-prospector, 2018). */
function mix(bits: number): number {
  let x = bits >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}
