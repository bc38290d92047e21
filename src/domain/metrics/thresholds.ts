import { countClasses } from './classes.ts';
import type { Confusion } from './confusion.ts';
import { ascendingValues } from './floats.ts';

/**
 * Rows counted up along their falling scores: from here every curve and every figure that depends
 * on a threshold is read without sorting again, each threshold in O(log n).
 */
export interface ThresholdIndex {
  readonly rows: number;
  readonly arrests: number;
  /** The distinct scores, falling. */
  readonly scores: Float64Array<ArrayBuffer>;
  /** Rows that score at least as much as each. */
  readonly flagged: Uint32Array<ArrayBuffer>;
  /** Arrests among them. */
  readonly hits: Uint32Array<ArrayBuffer>;
}

/** Sorts each class once and merges them. Throws a RangeError where a row has no score. */
export function thresholdIndex(
  scores: ArrayLike<number>,
  outcomes: ArrayLike<number>,
): ThresholdIndex {
  const [ofArrests, ofOthers] = sortedClasses(scores, outcomes);
  const rows = scores.length;
  const distinct = new Float64Array(rows);
  const flagged = new Uint32Array(rows);
  const hits = new Uint32Array(rows);
  let points = 0;
  let arrest = ofArrests.length;
  let other = ofOthers.length;
  while (arrest > 0 || other > 0) {
    const top = arrest > 0 ? ofArrests[arrest - 1]! : -Infinity;
    const topOther = other > 0 ? ofOthers[other - 1]! : -Infinity;
    const score = top > topOther ? top : topOther;
    while (arrest > 0 && ofArrests[arrest - 1] === score) arrest--;
    while (other > 0 && ofOthers[other - 1] === score) other--;
    distinct[points] = score;
    hits[points] = ofArrests.length - arrest;
    flagged[points] = rows - arrest - other;
    points++;
  }
  return {
    rows,
    arrests: ofArrests.length,
    scores: distinct.slice(0, points),
    flagged: flagged.slice(0, points),
    hits: hits.slice(0, points),
  };
}

/** How many distinct scores reach a threshold. */
export function pointsAbove({ scores }: ThresholdIndex, threshold: number): number {
  let low = 0;
  let high = scores.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (scores[middle]! >= threshold) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What calling an arrest from a threshold on (scores equal to it included) gets right and wrong. */
export function confusionAt(index: ThresholdIndex, threshold: number): Confusion {
  return confusionOf(index, pointsAbove(index, threshold));
}

/** The same, where the `points` highest distinct scores are called arrests. */
export function confusionOf(index: ThresholdIndex, points: number): Confusion {
  const { rows, arrests } = index;
  const flagged = points > 0 ? index.flagged[points - 1]! : 0;
  const truePositives = points > 0 ? index.hits[points - 1]! : 0;
  const falsePositives = flagged - truePositives;
  return {
    truePositives,
    falsePositives,
    falseNegatives: arrests - truePositives,
    trueNegatives: rows - arrests - falsePositives,
  };
}

/** The threshold that flags this share of the rows, or the next more that ties allow; Infinity for none. */
export function thresholdForShare(
  { rows, scores, flagged }: ThresholdIndex,
  share: number,
): number {
  if (!(share > 0)) return Infinity;
  const wanted = Math.min(rows, Math.round(share * rows));
  return scores[flagged.findIndex((count) => count >= wanted)] ?? Infinity;
}

/** The buffers of an index, for a transfer to another thread. */
export function buffersOfIndex({ scores, flagged, hits }: ThresholdIndex): ArrayBuffer[] {
  return [scores.buffer, flagged.buffer, hits.buffer];
}

/** The scores of arrests and of all others, each ascending. */
function sortedClasses(
  scores: ArrayLike<number>,
  outcomes: ArrayLike<number>,
): [Float64Array, Float64Array] {
  const classes = countClasses(scores, outcomes);
  const arrests = new Float64Array(classes.arrests);
  const others = new Float64Array(classes.others);
  for (let row = 0, arrest = 0, other = 0; row < scores.length; row++) {
    const score = scores[row]! + 0; // -0 becomes 0, its equal
    if (Number.isNaN(score)) throw new RangeError(`Row ${row} has no score.`);
    if (outcomes[row]) arrests[arrest++] = score;
    else others[other++] = score;
  }
  return [ascendingValues(arrests), ascendingValues(others)];
}
