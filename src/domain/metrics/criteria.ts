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
  return CRITERION_NAMES.map((criterion) => {
    const { label, of } = CRITERIA[criterion];
    const point = highest(index, of);
    const { value } = point;
    return { criterion, label, threshold: index.scores[point.at] ?? NaN, value };
  });
}

function highest(
  { rows, arrests, flagged, hits }: ThresholdIndex,
  of: (tp: number, fp: number, fn: number, tn: number) => number,
): { at: number; value: number } {
  const others = rows - arrests;
  let best = -Infinity;
  let at = -1;
  for (let i = 0; i < hits.length; i++) {
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
