import type { Holding } from './audit/arrestDefined.ts';
import { bands, type Bands } from './metrics/bands.ts';
import {
  delongInterval,
  delongOf,
  delongPaired,
  type AucDifference,
  type AucInterval,
} from './metrics/delong.ts';
import { lossesOf } from './metrics/losses.ts';
import { performanceOf, type Performance } from './metrics/performance.ts';
import { averagePrecision } from './metrics/precisionRecall.ts';
import { rocOf, thin } from './metrics/roc.ts';
import { thresholdIndex } from './metrics/thresholds.ts';
import type { Side } from './recipe/recipe.ts';

/** A model and its predicted probability of an arrest for each row. */
export interface Scored {
  readonly id: string;
  readonly name: string;
  readonly scores: ArrayLike<number>;
}

/** A model's scores of some rows with what came of them. */
export interface JudgedRows {
  readonly scores: ArrayLike<number>;
  readonly outcomes: ArrayLike<number>;
}

/** Offences that are recorded almost only when somebody is arrested, found in training rows. */
export interface DefinedOffences {
  /** The column of the codes, and how many of them are so. */
  readonly column: string;
  readonly codes: number;
  /** What they hold of the hold-out. */
  readonly holding: Holding;
}

/** What else an evaluation can be given: the other sides, and the rows that such offences leave. */
export interface Beside {
  readonly train?: JudgedRows;
  readonly validation?: JudgedRows;
  /** `kept` is 1 for each hold-out row that is not under such an offence. */
  readonly defined?: DefinedOffences & { readonly kept: ArrayLike<number> };
}

/** How one model did on the hold-out. */
export interface ModelEvaluation {
  readonly id: string;
  readonly name: string;
  readonly auc: number;
  /** DeLong's 95 % interval. */
  readonly aucLow: number;
  readonly aucHigh: number;
  readonly logLoss: number;
  readonly brier: number;
  readonly averagePrecision: number;
  /** On the hold-out without arrest-defined offences; null where those are not known. */
  readonly withoutDefined: AucInterval | null;
  readonly falsePositiveRate: Float64Array<ArrayBuffer>;
  readonly truePositiveRate: Float64Array<ArrayBuffer>;
}

/** The verdict on a hold-out: the shown model (mostly the network) first, then what it is measured against. */
export interface Evaluation {
  readonly rows: number;
  readonly arrests: number;
  readonly network: ModelEvaluation;
  readonly baselines: readonly ModelEvaluation[];
  /** The shown model's AUC minus each baseline's, by DeLong's paired test. */
  readonly differences: readonly AucDifference[];
  readonly bands: Bands;
  /** Hold-out rows by predicted probability in equal bins, [no arrest, arrest]. */
  readonly histogram: readonly (readonly [number, number])[];
  /** Everything about the shown model on each side; null where that was not asked for. */
  readonly sides: Readonly<Record<Side, Performance | null>>;
  readonly defined: DefinedOffences | null;
}

const ROC_POINTS = 400;
const BINS = 20;

/** Evaluates a model beside others on the same rows. */
export function evaluate(
  shown: Scored,
  others: readonly Scored[],
  outcomes: ArrayLike<number>,
  { train, validation, defined }: Beside = {},
): Evaluation {
  const holdout = performanceOf(shown.scores, outcomes);
  const subset = defined ? pick(outcomes, defined.kept) : null;
  const judged = (model: Scored, performance: Comparable): ModelEvaluation => {
    const { auc, low, high } = performance.auc;
    const kept = defined && subset && delongInterval(pick(model.scores, defined.kept), subset);
    return {
      ...{ id: model.id, name: model.name, auc, aucLow: low, aucHigh: high },
      ...{ logLoss: performance.losses.logLoss, brier: performance.losses.brier },
      averagePrecision: performance.averagePrecision,
      withoutDefined: kept ?? null,
      falsePositiveRate: performance.roc.falsePositiveRate,
      truePositiveRate: performance.roc.truePositiveRate,
    };
  };
  return {
    rows: holdout.index.rows,
    arrests: holdout.index.arrests,
    network: judged(shown, holdout),
    baselines: others.map((model) => judged(model, comparableOf(model.scores, outcomes))),
    differences: others.map(({ scores }) => delongPaired(shown.scores, scores, outcomes)),
    bands: bands(shown.scores, outcomes),
    histogram: histogramOf(shown.scores, outcomes),
    sides: { train: performanceIn(train), validation: performanceIn(validation), holdout },
    defined: defined
      ? { column: defined.column, codes: defined.codes, holding: defined.holding }
      : null,
  };
}

/** What models are compared by. */
type Comparable = Pick<Performance, 'auc' | 'losses' | 'averagePrecision' | 'roc'>;

function comparableOf(scores: ArrayLike<number>, outcomes: ArrayLike<number>): Comparable {
  const index = thresholdIndex(scores, outcomes);
  return {
    auc: delongOf(index),
    losses: lossesOf(index),
    averagePrecision: averagePrecision(index),
    roc: thin(rocOf(index), ROC_POINTS),
  };
}

function performanceIn(rows: JudgedRows | undefined): Performance | null {
  return rows ? performanceOf(rows.scores, rows.outcomes) : null;
}

function pick(values: ArrayLike<number>, kept: ArrayLike<number>): Float64Array {
  const picked = new Float64Array(values.length);
  let length = 0;
  for (let row = 0; row < values.length; row++) if (kept[row]) picked[length++] = values[row]!;
  return picked.subarray(0, length);
}

function histogramOf(scores: ArrayLike<number>, outcomes: ArrayLike<number>) {
  const bins = Array.from({ length: BINS }, (): [number, number] => [0, 0]);
  for (let row = 0; row < scores.length; row++) {
    const bin = bins[Math.min(BINS - 1, Math.floor((scores[row] ?? 0) * BINS))];
    if (bin) bin[outcomes[row] === 1 ? 1 : 0]++;
  }
  return bins;
}
