import { massGroups } from './massGroups.ts';
import type { ThresholdIndex } from './thresholds.ts';

/** One group of a gains table and all groups above it; shares from 0 to 1. */
export interface GainsGroup {
  readonly group: number;
  readonly lowerThreshold: number;
  readonly rows: number;
  readonly arrests: number;
  readonly cumulativeShare: number;
  /** Arrests as a share of the group's rows. */
  readonly rate: number;
  readonly cumulativeRate: number;
  readonly meanScore: number;
  readonly cumulativeMeanScore: number;
  /** The group's rate as a multiple of the overall rate. */
  readonly lift: number;
  readonly cumulativeLift: number;
  /** The group's arrests as a share of all arrests. */
  readonly capture: number;
  readonly cumulativeCapture: number;
  /** Lift less one, in per cent. */
  readonly gain: number;
  readonly cumulativeGain: number;
  /** Kolmogorov-Smirnov: how much more of the arrests than of the others stands so far up. */
  readonly kolmogorovSmirnov: number;
}

/** As many groups as H2O's gains/lift table has. */
const GROUPS = 20;

/** H2O's gains/lift table: groups of about equal size from the highest scores down. */
export function gainsTable(index: ThresholdIndex, groups = GROUPS): readonly GainsGroup[] {
  const overall = index.arrests / index.rows;
  const others = index.rows - index.arrests;
  let rows = 0;
  let arrests = 0;
  let scoreSum = 0;
  return massGroups(index, groups, 'highest').map((group, i) => {
    rows += group.rows;
    arrests += group.arrests;
    scoreSum += group.scoreSum;
    const rate = group.arrests / group.rows;
    const cumulativeRate = arrests / rows;
    const lift = rate / overall;
    const cumulativeLift = cumulativeRate / overall;
    return {
      group: i + 1,
      lowerThreshold: index.scores[group.to - 1]!,
      rows: group.rows,
      arrests: group.arrests,
      cumulativeShare: rows / index.rows,
      rate,
      cumulativeRate,
      meanScore: group.scoreSum / group.rows,
      cumulativeMeanScore: scoreSum / rows,
      lift,
      cumulativeLift,
      capture: group.arrests / index.arrests,
      cumulativeCapture: arrests / index.arrests,
      gain: 100 * (lift - 1),
      cumulativeGain: 100 * (cumulativeLift - 1),
      kolmogorovSmirnov: arrests / index.arrests - (rows - arrests) / others,
    };
  });
}
