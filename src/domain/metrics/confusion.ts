/** Rows by what was called and what happened. */
export interface Confusion {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
}

/** A figure of a confusion matrix. */
export interface Criterion {
  readonly label: string;
  /** NaN where it is a share of nothing. */
  readonly of: (tp: number, fp: number, fn: number, tn: number) => number;
}

/**
 * H2O's criteria for a threshold (`hex.AUC2.ThresholdCriterion`), under H2O's names. An F measure
 * weighs recall `beta` times as much as precision (van Rijsbergen 1979).
 */
export const CRITERIA = {
  f1: { label: 'F1', of: fMeasure(1) },
  f2: { label: 'F2', of: fMeasure(2) },
  f0point5: { label: 'F0.5', of: fMeasure(0.5) },
  accuracy: { label: 'Accuracy', of: (tp, fp, fn, tn) => (tp + tn) / (tp + fp + fn + tn) },
  precision: { label: 'Precision', of: (tp, fp) => tp / (tp + fp) },
  recall: { label: 'Recall', of: (tp, _fp, fn) => tp / (tp + fn) },
  specificity: { label: 'Specificity', of: (_tp, fp, _fn, tn) => tn / (tn + fp) },
  absolute_mcc: { label: 'Absolute MCC', of: (tp, fp, fn, tn) => Math.abs(mcc(tp, fp, fn, tn)) },
  min_per_class_accuracy: {
    label: 'Lowest accuracy of a class',
    of: (tp, fp, fn, tn) => Math.min(tp / (tp + fn), tn / (tn + fp)),
  },
  mean_per_class_accuracy: {
    label: 'Mean accuracy of the classes',
    of: (tp, fp, fn, tn) => (tp / (tp + fn) + tn / (tn + fp)) / 2,
  },
} as const satisfies Record<string, Criterion>;

export type CriterionName = keyof typeof CRITERIA;
export const CRITERION_NAMES = Object.keys(CRITERIA) as readonly CriterionName[];

/** Every figure at one threshold; shares of nothing are NaN. */
export interface ThresholdFigures {
  readonly accuracy: number;
  readonly precision: number;
  readonly recall: number;
  readonly specificity: number;
  readonly f1: number;
  readonly f2: number;
  readonly f0point5: number;
  /** Matthews' correlation, -1 to 1, signed; 0 where a margin is empty. */
  readonly mcc: number;
  readonly meanPerClassError: number;
  /** Share of the rows that is called an arrest. */
  readonly selected: number;
}

/** The figures of a confusion matrix. */
export function figuresOf(confusion: Confusion): ThresholdFigures {
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = confusion;
  const at = [truePositives, falsePositives, falseNegatives, trueNegatives] as const;
  return {
    accuracy: CRITERIA.accuracy.of(...at),
    precision: CRITERIA.precision.of(truePositives, falsePositives),
    recall: CRITERIA.recall.of(truePositives, falsePositives, falseNegatives),
    specificity: CRITERIA.specificity.of(...at),
    f1: CRITERIA.f1.of(...at),
    f2: CRITERIA.f2.of(...at),
    f0point5: CRITERIA.f0point5.of(...at),
    mcc: mcc(...at),
    meanPerClassError: 1 - CRITERIA.mean_per_class_accuracy.of(...at),
    selected: (truePositives + falsePositives) / at.reduce((sum, rows) => sum + rows, 0),
  };
}

function fMeasure(beta: number) {
  const weight = beta * beta;
  return (tp: number, fp: number, fn: number, _tn: number) =>
    ((1 + weight) * tp) / ((1 + weight) * tp + weight * fn + fp);
}

/** Matthews 1975, 0 where a margin is empty (as in scikit-learn and H2O). */
function mcc(tp: number, fp: number, fn: number, tn: number): number {
  const margins = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn);
  return margins === 0 ? 0 : (tp * tn - fp * fn) / Math.sqrt(margins);
}
