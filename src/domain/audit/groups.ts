import { delongOf, type AucInterval } from '../metrics/delong.ts';
import { groupIndexes } from '../metrics/groups.ts';
import { lossesOf } from '../metrics/losses.ts';
import { normalQuantile } from '../metrics/normal.ts';
import { confusionAt, type ThresholdIndex } from '../metrics/thresholds.ts';
import { wilson, type ShareInterval } from '../metrics/wilson.ts';

/** A figure with its interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How a model does on the rows of one group, at one threshold. Intervals are of 95 %. */
export interface GroupAudit {
  /** The group's code. */
  readonly group: number;
  readonly rows: number;
  readonly arrests: number;
  readonly rate: ShareInterval;
  /** DeLong's interval of the AUC within the group. */
  readonly auc: AucInterval;
  /** Mean score less observed rate: above 0 the model promises too much. */
  readonly calibrationGap: Interval;
  /** Of the rows without an arrest, those called one; of those with one, those missed (Wilson). */
  readonly falsePositiveRate: ShareInterval;
  readonly falseNegativeRate: ShareInterval;
  /** Rows called an arrest (Wilson). */
  readonly selectionRate: ShareInterval;
  /** Too few rows or too few of a class to say much: shown faded, and after the others. */
  readonly small: boolean;
}

/** Below these a group is small. */
export const SMALL_GROUP = { rows: 200, ofEachClass: 20 };

const reach95 = normalQuantile(0.975);

/** Rows with their group: `group[row]` is 0 to `groups` - 1. */
export interface GroupedScores {
  readonly scores: ArrayLike<number>;
  readonly outcomes: ArrayLike<number>;
  readonly group: ArrayLike<number>;
  readonly groups: number;
}

/** Audits every group that has rows, in the order of their codes, from one sort of all rows. */
export function auditGroups(
  { scores, outcomes, group, groups }: GroupedScores,
  threshold: number,
): readonly GroupAudit[] {
  return auditIndexes(groupIndexes(scores, outcomes, group, groups), threshold);
}

/** The same of groups that are counted up already, as when only the threshold moves. */
export function auditIndexes(
  indexes: readonly ThresholdIndex[],
  threshold: number,
): readonly GroupAudit[] {
  return indexes.flatMap((index, group) =>
    index.rows > 0 ? [auditGroup(index, group, threshold)] : [],
  );
}

function auditGroup(index: ThresholdIndex, group: number, threshold: number): GroupAudit {
  const { rows, arrests } = index;
  return {
    ...{ group, rows, arrests },
    rate: wilson(arrests, rows),
    auc: delongOf(index),
    calibrationGap: calibrationGap(index),
    ...ratesAt(index, threshold),
    small: rows < SMALL_GROUP.rows || Math.min(arrests, rows - arrests) < SMALL_GROUP.ofEachClass,
  };
}

type Rates = Pick<GroupAudit, 'falsePositiveRate' | 'falseNegativeRate' | 'selectionRate'>;

/** What of an audit depends on the threshold, in O(log n): the rest stays when only that moves. */
export function ratesAt(index: ThresholdIndex, threshold: number): Rates {
  const called = confusionAt(index, threshold);
  return {
    falsePositiveRate: wilson(called.falsePositives, index.rows - index.arrests),
    falseNegativeRate: wilson(called.falseNegatives, index.arrests),
    selectionRate: wilson(called.truePositives + called.falsePositives, index.rows),
  };
}

/**
 * Mean score less observed rate, with the normal interval of the mean of score - outcome over rows.
 * The scores are taken as given. NaN limits below two rows.
 */
export function calibrationGap(index: ThresholdIndex): Interval {
  const { brier, meanScore, rate } = lossesOf(index);
  const value = meanScore - rate;
  // The Brier score is the mean square of score - outcome.
  const variance = (Math.max(0, brier - value * value) * index.rows) / (index.rows - 1);
  const reach = reach95 * Math.sqrt(variance / index.rows);
  return { value, low: value - reach, high: value + reach };
}
