import { binCodes, massBins } from './massBins.ts';

/** Bins that a number is cut into for its stability index. */
const BINS = 10;
/** Half a row is added to every bin, so that an empty one costs much but not infinity. */
const HALF = 0.5;

/** How far a distribution has moved, by the usual rule of thumb (Siddiqi 2006); a rule, not a test. */
export type DriftVerdict = 'stable' | 'moved' | 'moved much';

/**
 * The population stability index of two tallies over the same bins: the sum of (q - p) ln(q / p),
 * which is the two Kullback-Leibler divergences together; 0 where the shares are the same.
 */
export function stabilityIndex(before: ArrayLike<number>, after: ArrayLike<number>): number {
  const [totalBefore, totalAfter] = [total(before), total(after)];
  let sum = 0;
  for (let bin = 0; bin < before.length; bin++) {
    const p = (before[bin]! + HALF) / totalBefore;
    const q = (after[bin]! + HALF) / totalAfter;
    sum += (q - p) * Math.log(q / p);
  }
  return sum;
}

/** The index of a category, by codes 0 to `levels` - 1. */
export function driftOfCodes(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  levels: number,
): number {
  return stabilityIndex(tally(before, levels), tally(after, levels));
}

/** The index of a number over ten bins of equal rows before; blanks (NaN) are one bin more. */
export function driftOfNumbers(before: ArrayLike<number>, after: ArrayLike<number>): number {
  const { codes, bins, tops } = massBins(before, BINS);
  return driftOfCodes(codes, binCodes(after, tops), bins);
}

/** What an index says. */
export function driftVerdict(index: number): DriftVerdict {
  return index < 0.1 ? 'stable' : index < 0.25 ? 'moved' : 'moved much';
}

function tally(codes: ArrayLike<number>, levels: number): Float64Array {
  const counts = new Float64Array(levels);
  for (let row = 0; row < codes.length; row++) counts[codes[row]!]!++;
  return counts;
}

function total(counts: ArrayLike<number>): number {
  let sum = 0;
  for (let bin = 0; bin < counts.length; bin++) sum += counts[bin]! + HALF;
  return sum;
}
