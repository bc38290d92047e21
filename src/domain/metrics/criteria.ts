import { rowOrder } from '../network/order.ts';
import { CRITERIA, CRITERION_NAMES, type CriterionName } from './confusion.ts';
import type { ThresholdIndex } from './thresholds.ts';

/** The threshold at which a criterion is highest. */
export interface MaxCriterion {
  readonly criterion: CriterionName;
  readonly label: string;
  readonly threshold: number;
  readonly value: number;
}

/**
 * H2O's table of maximum criteria: presets for the threshold. H2O looks at 400 bins of scores, this
 * at every distinct score; of equals both take the highest threshold. NaN without both classes.
 */
export function maxCriteria(index: ThresholdIndex): readonly MaxCriterion[] {
  const every = rowOrder(index.scores.length);
  const withArrests = pointsWithArrests(index);
  return CRITERION_NAMES.map((criterion) => {
    const { label, of } = CRITERIA[criterion];
    const { at, value } = highest(index, criterion === 'absolute_mcc' ? every : withArrests, of);
    return { criterion, label, threshold: index.scores[at] ?? NaN, value };
  });
}

/**
 * The first point, and those that add an arrest. A point that adds none has the hits of the one
 * before and more false alarms, so that no criterion is higher there but a correlation turned round.
 */
function pointsWithArrests({ hits }: ThresholdIndex): Uint32Array {
  const points = new Uint32Array(hits.length);
  let kept = 0;
  for (let i = 0; i < hits.length; i++) {
    if (i === 0 || hits[i]! > hits[i - 1]!) points[kept++] = i;
  }
  return points.subarray(0, kept);
}

function highest(
  { rows, arrests, flagged, hits }: ThresholdIndex,
  points: Uint32Array,
  of: (tp: number, fp: number, fn: number, tn: number) => number,
): { at: number; value: number } {
  const others = rows - arrests;
  let best = -Infinity;
  let at = -1;
  for (let k = 0; k < points.length; k++) {
    const i = points[k]!;
    const tp = hits[i]!;
    const fp = flagged[i]! - tp;
    const value = of(tp, fp, arrests - tp, others - fp);
    if (value > best) {
      best = value;
      at = i;
    }
  }
  return { at, value: at < 0 ? NaN : best };
}
