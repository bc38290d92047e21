/** From here on the continued fraction is the more accurate of the two. */
const tailFrom = 3;
/** Enough terms of the continued fraction for full precision at `tailFrom`. */
const tailTerms = 150;

/** The density of the standard normal distribution. */
export function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/**
 * The probability that a standard normal number exceeds `x`, to about 13 digits even far out. Near
 * zero the series of Marsaglia, "Evaluating the normal distribution", Journal of Statistical
 * Software 11 (2004); beyond it Laplace's continued fraction (Abramowitz and Stegun 26.2.14).
 */
export function normalTail(x: number): number {
  if (x < 0) return 1 - normalTail(-x);
  return x < tailFrom ? 0.5 - normalDensity(x) * marsagliaSeries(x) : laplaceTail(x);
}

/**
 * The `x` that a standard normal number stays below with probability `p`. Newton's method on the
 * tail from zero: the tail is convex there, so every step falls short and none overshoots.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  const tail = Math.min(p, 1 - p);
  if (tail === 0) return p === 0 ? -Infinity : Infinity;
  let x = 0;
  for (let step = 1; step > 1e-15 * (1 + x); x += step) {
    step = (normalTail(x) - tail) / normalDensity(x);
  }
  return p < 0.5 ? -x : x;
}

/** x + x^3/3 + x^5/(3 5) + x^7/(3 5 7) + ... */
function marsagliaSeries(x: number): number {
  let sum = 0;
  for (let term = x, odd = 3; sum + term !== sum; odd += 2) {
    sum += term;
    term *= (x * x) / odd;
  }
  return sum;
}

/** density / (x + 1/(x + 2/(x + 3/(x + ...)))) */
function laplaceTail(x: number): number {
  if (x === Infinity) return 0;
  let fraction = x;
  for (let term = tailTerms; term > 0; term--) fraction = x + term / fraction;
  return normalDensity(x) / fraction;
}
