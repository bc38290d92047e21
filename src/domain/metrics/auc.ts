import { thresholdIndex, type ThresholdIndex } from './thresholds.ts';

/**
 * The area under the ROC curve: the chance that an arrest scores above a non-arrest, ties counting
 * one half (Mann and Whitney 1947). Exact. NaN where a class is missing or a score is NaN.
 */
export function auc(scores: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  if (anyNaN(scores)) return NaN;
  return aucOf(thresholdIndex(scores, outcomes));
}

/** The same of rows that are counted up already. */
export function aucOf({ rows, arrests, flagged, hits }: ThresholdIndex): number {
  let wins = 0;
  let arrestsAbove = 0;
  let above = 0;
  for (let i = 0; i < hits.length; i++) {
    const arrestsTied = hits[i]! - arrestsAbove;
    const othersTied = flagged[i]! - above - arrestsTied;
    wins += othersTied * (arrestsAbove + arrestsTied / 2);
    arrestsAbove = hits[i]!;
    above = flagged[i]!;
  }
  return wins / (arrests * (rows - arrests));
}

/** Whether a row has no score. */
export function anyNaN(scores: ArrayLike<number>): boolean {
  for (let row = 0; row < scores.length; row++) if (Number.isNaN(scores[row])) return true;
  return false;
}
