import { BANDS, type Bands } from '../scale.ts';

/** Steps between neutral and full colour by which dots are sorted. */
const LEVELS = 64;

/**
 * The order in which dots are drawn, as indices, the last on top: neutral first, full colours last,
 * so that what the model is sure of is not hidden under what it is not. Within a level the order
 * is a fixed scatter: files come sorted by date or offence, and neither may decide whether red or
 * blue is on top. Dots without a place or a probability are left out.
 */
export function drawOrder(
  xy: Float32Array,
  probabilities: ArrayLike<number>,
  bands: Bands = BANDS,
): Uint32Array {
  const n = probabilities.length;
  const levels = new Uint8Array(n);
  const starts = new Uint32Array(LEVELS + 2);
  for (let i = 0; i < n; i++) {
    const level = placed(xy, i) ? levelOf(probabilities[i] ?? NaN, bands) : 0;
    levels[i] = level;
    if (level > 0) starts[level + 1] = (starts[level + 1] ?? 0) + 1;
  }
  for (let k = 1; k < starts.length; k++) starts[k] = (starts[k] ?? 0) + (starts[k - 1] ?? 0);

  const order = new Uint32Array(starts[LEVELS + 1] ?? 0);
  const step = scatterStep(n);
  for (let k = 0, i = 0; k < n; k++, i = (i + step) % n) {
    const level = levels[i] ?? 0;
    if (level === 0) continue;
    const slot = starts[level] ?? 0;
    order[slot] = i;
    starts[level] = slot + 1;
  }
  return order;
}

/** The zoom at which a large city fills a desktop's screen. */
const CITY_ZOOM = 10.5;

/**
 * The diameter of a dot in CSS pixels: smaller when there are more of them, so that a city stays
 * a texture and not a stain; growing by a fifth with each zoom level into the city, and shrinking
 * nearly as fast as the city does on the way out.
 */
export function dotSize(zoom: number, count: number): number {
  const atCity = 2.7 - 1.1 * Math.log10(Math.max(count, 5_000) / 50_000);
  const growth = zoom < CITY_ZOOM ? 1.5 : 1.22;
  return Math.min(11, Math.max(1.4, atCity * growth ** (zoom - CITY_ZOOM)));
}

/** 1 for neutral to LEVELS for full colour, 0 for not scored. */
function levelOf(p: number, { low, high }: Bands): number {
  if (Number.isNaN(p)) return 0;
  const strength = Math.abs(p - (low + high) / 2) / ((high - low) / 2);
  return 1 + Math.floor(Math.min(1, strength) * (LEVELS - 1));
}

function placed(xy: Float32Array, i: number): boolean {
  return !Number.isNaN(xy[2 * i]) && !Number.isNaN(xy[2 * i + 1]);
}

/** A step near n over the golden ratio that visits every index once. */
function scatterStep(n: number): number {
  let step = Math.max(1, Math.round(n * 0.618034));
  while (gcd(step, n) > 1) step++;
  return step;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
