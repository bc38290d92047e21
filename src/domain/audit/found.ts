import type { CalibrationFigures, Calibrator } from '../metrics/calibrate.ts';
import type { BootstrapInterval } from '../metrics/bootstrap.ts';
import type { ReliabilityBin } from '../metrics/reliability.ts';
import type { ThresholdIndex } from '../metrics/thresholds.ts';
import type { Side } from '../recipe/recipe.ts';
import type { GroupAudit } from './groups.ts';
import type { QuarterAudit } from './overTime.ts';

/** What audits of a model's scores give to the page. */

/** The audit by one dimension: groups by their codes. */
export interface DimensionAudit {
  /** The group's level; blank is the empty text. */
  readonly names: readonly string[];
  /** Rows of each group along their falling scores, for another threshold. */
  readonly indexes: readonly ThresholdIndex[];
  /** Of the groups that have rows. */
  readonly audits: readonly GroupAudit[];
}

/** The bootstrap of whole weeks of the hold-out. */
export interface WeeklyBootstrap {
  readonly weeks: number;
  /** The shown model's AUC. */
  readonly auc: BootstrapInterval;
  /** The shown model's AUC minus each other's, by the other's id. */
  readonly differences: readonly { readonly id: string; readonly by: BootstrapInterval }[];
}

/** One way of calibrating, fitted on validation rows and judged on the hold-out. */
export interface CalibrationTrial {
  readonly kind: Calibrator['kind'];
  /** Of the temperature only. */
  readonly temperature: number | null;
  readonly figures: CalibrationFigures;
  readonly bins: readonly ReliabilityBin[];
}

/** The hold-out as it is, and after each way of calibrating. */
export interface CalibrationAudit {
  readonly before: CalibrationFigures;
  readonly trials: readonly CalibrationTrial[];
}

/** Rows and arrests of a side in a calendar quarter (`quarterOf`). */
export interface QuarterTally {
  readonly quarter: number;
  readonly side: Side;
  readonly rows: number;
  readonly arrests: number;
}

/** The course of time: the model on the hold-out's quarters, and all rows that take part. */
export interface TimeAudit {
  readonly quarters: readonly QuarterAudit[];
  readonly tallies: readonly QuarterTally[];
}
