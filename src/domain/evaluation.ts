import { bands, type Bands } from './metrics/bands.ts';
import { delongOf, delongPaired, type AucDifference } from './metrics/delong.ts';
import { lossesOf } from './metrics/losses.ts';
import { rocOf, thin } from './metrics/roc.ts';
import { thresholdIndex } from './metrics/thresholds.ts';

/** A model's name and its predicted probability of an arrest for each hold-out row. */
export interface Scored {
  readonly name: string;
  readonly scores: ArrayLike<number>;
}

/** How one model did on the hold-out. */
export interface ModelEvaluation {
  readonly name: string;
  readonly auc: number;
  /** DeLong's 95 % interval. */
  readonly aucLow: number;
  readonly aucHigh: number;
  readonly logLoss: number;
  readonly brier: number;
  readonly falsePositiveRate: Float64Array<ArrayBuffer>;
  readonly truePositiveRate: Float64Array<ArrayBuffer>;
}

/** The verdict on a hold-out: the network first, then what it is measured against. */
export interface Evaluation {
  readonly rows: number;
  readonly arrests: number;
  readonly network: ModelEvaluation;
  readonly baselines: readonly ModelEvaluation[];
  /** The network's AUC minus each baseline's, by DeLong's paired test. */
  readonly differences: readonly AucDifference[];
  readonly bands: Bands;
  /** Hold-out rows by predicted probability in equal bins, [no arrest, arrest]. */
  readonly histogram: readonly (readonly [number, number])[];
}

const ROC_POINTS = 400;
const BINS = 20;

/** Evaluates a network and its baselines on the same rows. */
export function evaluate(
  network: Scored,
  baselines: readonly Scored[],
  outcomes: ArrayLike<number>,
): Evaluation {
  let arrests = 0;
  for (let row = 0; row < outcomes.length; row++) arrests += outcomes[row] ?? 0;
  return {
    rows: outcomes.length,
    arrests,
    network: evaluateModel(network, outcomes),
    baselines: baselines.map((baseline) => evaluateModel(baseline, outcomes)),
    differences: baselines.map(({ scores }) => delongPaired(network.scores, scores, outcomes)),
    bands: bands(network.scores, outcomes),
    histogram: histogramOf(network.scores, outcomes),
  };
}

function evaluateModel({ name, scores }: Scored, outcomes: ArrayLike<number>): ModelEvaluation {
  const index = thresholdIndex(scores, outcomes);
  const { auc, low, high } = delongOf(index);
  const { falsePositiveRate, truePositiveRate } = thin(rocOf(index), ROC_POINTS);
  const { logLoss, brier } = lossesOf(index);
  return {
    ...{ name, auc, aucLow: low, aucHigh: high, logLoss, brier },
    ...{ falsePositiveRate, truePositiveRate },
  };
}

function histogramOf(scores: ArrayLike<number>, outcomes: ArrayLike<number>) {
  const bins = Array.from({ length: BINS }, (): [number, number] => [0, 0]);
  for (let row = 0; row < scores.length; row++) {
    const bin = bins[Math.min(BINS - 1, Math.floor((scores[row] ?? 0) * BINS))];
    if (bin) bin[outcomes[row] === 1 ? 1 : 0]++;
  }
  return bins;
}
