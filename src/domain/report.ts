import type { SplitRow } from './audit/splits.ts';
import type { DefinedOffences } from './evaluation.ts';
import type { AucDifference } from './metrics/delong.ts';
import type { Backend } from './network/spec.ts';

/** Rows of a left join: with a partner, without one, and incident rows that came out more than once. */
export interface JoinCounts {
  readonly matched: number;
  readonly unmatched: number;
  readonly fannedOut: number;
}

/**
 * The figures of a finished study, as "Download results" writes them. Keys are stable: tests,
 * benchmarks and other people's scripts read them.
 */
export interface StudyResult {
  readonly tables: readonly {
    readonly name: string;
    readonly role: string;
    readonly records: number;
    readonly loaded: number;
    readonly rejected: number;
  }[];
  readonly join: {
    readonly incidents: number;
    readonly rows: number;
    readonly weather: JoinCounts | null;
    readonly areas: JoinCounts | null;
  };
  readonly split: {
    readonly kind: 'random' | 'time';
    readonly train: number;
    readonly validation: number;
    readonly holdout: number;
  };
  readonly model: {
    readonly backend: Backend;
    readonly parameters: number;
    readonly epochs: number;
    readonly samplesPerSecond: number;
    readonly seconds: number;
  };
  readonly metrics: {
    readonly auc: number;
    readonly aucLow: number;
    readonly aucHigh: number;
    readonly logLoss: number;
  };
  readonly baselines: readonly {
    readonly name: string;
    readonly auc: number;
    readonly aucLow: number;
    readonly aucHigh: number;
    readonly averagePrecision: number;
    readonly logLoss: number;
    readonly withoutArrestDefined: number | null;
    /** The model's AUC minus this one's, by DeLong's paired test. */
    readonly difference: AucDifference | null;
    readonly seconds: number | null;
  }[];
  readonly audit: {
    /** Times that the hold-out was opened. */
    readonly opened: number;
    readonly averagePrecision: number;
    readonly withoutArrestDefined: number | null;
    readonly arrestDefined: DefinedOffences | null;
    /** In ten groups of equal size. */
    readonly calibrationError: number | null;
  };
  /** Every kind of model on either split that was trained, with its three AUCs. */
  readonly splits: readonly SplitRow[];
  /** Milliseconds. */
  readonly timings: {
    readonly load: number;
    readonly join: number;
    readonly features: number;
    readonly train: number;
    readonly score: number;
  };
  readonly errors: readonly string[];
}
