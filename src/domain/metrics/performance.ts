import { maxCriteria, type MaxCriterion } from './criteria.ts';
import { delongOf, type AucInterval } from './delong.ts';
import { gainsTable, type GainsGroup } from './gains.ts';
import { lossesOf, type Losses } from './losses.ts';
import {
  averagePrecision,
  precisionRecall,
  thinPrecisionRecall,
  type PrecisionRecall,
} from './precisionRecall.ts';
import { calibrationError, reliability, type ReliabilityBin } from './reliability.ts';
import { rocOf, thin, type RocCurve } from './roc.ts';
import { thresholdIndex, type ThresholdIndex } from './thresholds.ts';

/** A reliability curve and its calibration error. */
export interface Calibration {
  readonly bins: readonly ReliabilityBin[];
  readonly error: number;
}

/** Everything that one model's scores of one set of rows say, but for comparisons. */
export interface Performance {
  readonly index: ThresholdIndex;
  readonly auc: AucInterval;
  readonly averagePrecision: number;
  readonly losses: Losses;
  /** Thinned for drawing; the index has every point. */
  readonly roc: RocCurve;
  readonly precisionRecall: PrecisionRecall;
  readonly gains: readonly GainsGroup[];
  readonly equalWidth: Calibration;
  readonly equalMass: Calibration;
  readonly maxCriteria: readonly MaxCriterion[];
}

/** Points that a drawn curve keeps. */
const CURVE_POINTS = 400;

/** All figures and curves of one model, from one sort. Throws a RangeError where a row has no score. */
export function performanceOf(scores: ArrayLike<number>, outcomes: ArrayLike<number>): Performance {
  const index = thresholdIndex(scores, outcomes);
  const calibration = (bins: readonly ReliabilityBin[]) => ({
    bins,
    error: calibrationError(bins),
  });
  return {
    index,
    auc: delongOf(index),
    averagePrecision: averagePrecision(index),
    losses: lossesOf(index),
    roc: thin(rocOf(index), CURVE_POINTS),
    precisionRecall: thinPrecisionRecall(precisionRecall(index), CURVE_POINTS),
    gains: gainsTable(index),
    equalWidth: calibration(reliability(index, 'equal width')),
    equalMass: calibration(reliability(index, 'equal mass')),
    maxCriteria: maxCriteria(index),
  };
}
