/** Draws evenly from [0, 1), in steps of 2^-32. */
export type Random = () => number;

/** Rounds that mix a seed into the whole state before the first draw (as PractRand does). */
const warmUp = 15;

/**
 * A small deterministic generator: sfc32 by Chris Doty-Humphrey (PractRand). `stream` separates
 * draws of one seed, so that more draws of one kind do not move those of another.
 */
export function createRandom(seed: number, stream = 0): Random {
  let a = seed | 0;
  let b = stream | 0;
  let c = 0x9e3779b9;
  let counter = 1;
  const draw = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < warmUp; i++) draw();
  return draw;
}

/** A standard normal number (Box and Muller 1958, one of the pair). */
export function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
