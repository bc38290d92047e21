import { massGroups, scoreGroup, type ScoreGroup } from './massGroups.ts';
import { pointsAbove, type ThresholdIndex } from './thresholds.ts';
import { wilson, type ShareInterval } from './wilson.ts';

/** How bins are cut: at equal steps of the score, or into equal numbers of rows. */
export type Binning = 'equal width' | 'equal mass';

/** Rows of similar score: what was predicted and what happened. */
export interface ReliabilityBin {
  /** Lowest and highest score in the bin. */
  readonly low: number;
  readonly high: number;
  readonly rows: number;
  readonly arrests: number;
  readonly meanScore: number;
  /** Observed rate with Wilson's 95 % interval. */
  readonly rate: ShareInterval;
}

const BINS = 10;

/**
 * The reliability curve by rising score; empty bins are left out. Bins of equal width are open at
 * the bottom and closed at the top, (0.1, 0.2], as scikit-learn's are; the first takes 0 in.
 */
export function reliability(
  index: ThresholdIndex,
  binning: Binning,
  bins = BINS,
): readonly ReliabilityBin[] {
  const groups =
    binning === 'equal mass' ? massGroups(index, bins, 'lowest') : widthGroups(index, bins);
  return groups.map((group) => binOf(index, group)).reverse();
}

/**
 * Expected calibration error: the mean distance of predicted and observed rate, bins weighted by
 * their rows (Naeini, Cooper & Hauskrecht 2015). It depends on the bins and is never quite 0 by chance.
 */
export function calibrationError(bins: readonly ReliabilityBin[]): number {
  let sum = 0;
  let rows = 0;
  for (const bin of bins) {
    sum += bin.rows * Math.abs(bin.meanScore - bin.rate.share);
    rows += bin.rows;
  }
  return sum / rows;
}

function widthGroups(index: ThresholdIndex, bins: number): readonly ScoreGroup[] {
  const groups: ScoreGroup[] = [];
  let from = 0;
  for (let bin = bins - 1; bin >= 0; bin--) {
    const to = bin === 0 ? index.scores.length : pointsOver(index, bin / bins);
    if (to > from) groups.push(scoreGroup(index, from, to));
    from = to;
  }
  return groups;
}

/** How many distinct scores lie above an edge. */
function pointsOver(index: ThresholdIndex, edge: number): number {
  const reaching = pointsAbove(index, edge);
  return reaching > 0 && index.scores[reaching - 1] === edge ? reaching - 1 : reaching;
}

function binOf(index: ThresholdIndex, group: ScoreGroup): ReliabilityBin {
  return {
    low: index.scores[group.to - 1]!,
    high: index.scores[group.from]!,
    rows: group.rows,
    arrests: group.arrests,
    meanScore: group.scoreSum / group.rows,
    rate: wilson(group.arrests, group.rows),
  };
}
