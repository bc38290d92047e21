import type { Dataset } from '../features/matrix.ts';
import type { Backend, BackendChoice, NetworkSpec } from './spec.ts';

export interface TrainingJob {
  readonly spec: NetworkSpec;
  readonly backend: BackendChoice;
  readonly data: Dataset;
}

/** What each rung said when it was tried; `software` marks a GPU interface without a GPU behind it. */
export type RungReport =
  | {
      readonly backend: Backend;
      readonly state: 'passed';
      readonly software: boolean;
      readonly ms: number;
      /** Training rows a second in a trial on the study's own network; null where nothing was raced. */
      readonly rate: number | null;
    }
  | { readonly backend: Backend; readonly state: 'unavailable' | 'wrong'; readonly reason: string };

/** A point of the learning curves. Log-losses in nats, AUC 0 to 1. */
export interface EpochRecord {
  readonly epoch: number;
  readonly trainLoss: number;
  readonly validationLoss: number;
  readonly validationAuc: number;
}

export type TrainingProgress =
  | { readonly kind: 'rungs'; readonly reports: readonly RungReport[]; readonly chosen: Backend }
  | {
      readonly kind: 'step';
      /** Epochs done, with the fraction of the current one. */
      readonly epoch: number;
      readonly epochs: number;
      /** Mean training log-loss since the last report. */
      readonly loss: number;
      readonly samplesPerSecond: number;
      readonly secondsLeft: number;
    }
  | { readonly kind: 'epoch'; readonly record: EpochRecord };

/** A trained network's weights, layer by layer, row-major. */
export interface NetworkWeights {
  readonly vocabulary: number;
  readonly numbers: number;
  /** [vocabulary x units of layer 1] (or x 1 without hidden layers). */
  readonly table: Float32Array<ArrayBuffer>;
  /** [numbers x units of layer 1]. */
  readonly numeric: Float32Array<ArrayBuffer>;
  /** Kernels of the layers after the first, each [inputs x outputs]. */
  readonly kernels: readonly Float32Array<ArrayBuffer>[];
  /** Biases of every layer, the output's last. */
  readonly biases: readonly Float32Array<ArrayBuffer>[];
}

export interface TrainingResult {
  readonly backend: Backend;
  readonly rungs: readonly RungReport[];
  readonly parameters: number;
  readonly history: readonly EpochRecord[];
  /** Training rows a second over the whole run, scoring left out. */
  readonly samplesPerSecond: number;
  readonly seconds: number;
  readonly scoreMs: number;
  readonly weights: NetworkWeights;
  /** Every row of the dataset, side by side in the order of `SIDES`. */
  readonly rowIds: Int32Array<ArrayBuffer>;
  /** Predicted probability of an arrest for each of them. */
  readonly scores: Float32Array<ArrayBuffer>;
}
