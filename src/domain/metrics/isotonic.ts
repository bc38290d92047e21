import type { ThresholdIndex } from './thresholds.ts';

/** A rising step function by its corners: `rates[i]` at `scores[i]`, straight lines between. */
export interface Isotonic {
  readonly kind: 'isotonic';
  /** Rising. */
  readonly scores: Float64Array<ArrayBuffer>;
  /** Not falling. */
  readonly rates: Float64Array<ArrayBuffer>;
}

/**
 * Isotonic regression of the outcome on the score by pooling adjacent violators (Ayer et al. 1955;
 * for calibration Zadrozny & Elkan 2002). Rows of equal score are one point of their mean, and
 * between points the line is straight, both as in scikit-learn. Needs at least one row.
 */
export function fitIsotonic({ scores, flagged, hits }: ThresholdIndex): Isotonic {
  const points = scores.length;
  // Blocks of pooled points along rising scores: rows, arrests and where each ends.
  const rows = new Float64Array(points);
  const arrests = new Float64Array(points);
  const ends = new Uint32Array(points);
  let blocks = 0;
  for (let i = points - 1; i >= 0; i--) {
    rows[blocks] = flagged[i]! - (i > 0 ? flagged[i - 1]! : 0);
    arrests[blocks] = hits[i]! - (i > 0 ? hits[i - 1]! : 0);
    ends[blocks] = points - i;
    blocks++;
    // Compared crosswise, in whole numbers: rates that are equal are found equal.
    while (blocks > 1 && !rises(rows, arrests, blocks - 2)) {
      rows[blocks - 2]! += rows[blocks - 1]!;
      arrests[blocks - 2]! += arrests[blocks - 1]!;
      ends[blocks - 2] = ends[blocks - 1]!;
      blocks--;
    }
  }
  return corners(scores, rows, arrests, ends.subarray(0, blocks));
}

/** The rate at a score; beyond the first and last corner it stays as there. */
export function isotonicRate({ scores, rates }: Isotonic, score: number): number {
  let low = 0;
  let high = scores.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (scores[middle]! < score) low = middle + 1;
    else high = middle;
  }
  if (low === scores.length) return rates.at(-1)!;
  if (low === 0 || scores[low] === score) return rates[low]!;
  const share = (score - scores[low - 1]!) / (scores[low]! - scores[low - 1]!);
  return rates[low - 1]! + (rates[low]! - rates[low - 1]!) * share;
}

function rises(rows: Float64Array, arrests: Float64Array, block: number): boolean {
  return arrests[block]! * rows[block + 1]! < arrests[block + 1]! * rows[block]!;
}

/** Each block's first and last score; what lies between is on the line anyway. */
function corners(
  falling: Float64Array,
  rows: Float64Array,
  arrests: Float64Array,
  ends: Uint32Array,
): Isotonic {
  const scores: number[] = [];
  const rates: number[] = [];
  ends.forEach((end, block) => {
    const first = block > 0 ? ends[block - 1]! : 0;
    const rate = arrests[block]! / rows[block]!;
    scores.push(falling[falling.length - 1 - first]!);
    rates.push(rate);
    if (end - 1 > first) {
      scores.push(falling[falling.length - end]!);
      rates.push(rate);
    }
  });
  return { kind: 'isotonic', scores: Float64Array.from(scores), rates: Float64Array.from(rates) };
}
