import type { Side } from '../recipe/recipe.ts';
import type { Backend, BackendChoice, NetworkSpec } from './spec.ts';

/** What the trainer says of a dataset that it holds. */
export interface DatasetFacts {
  /** Names it in the trainer's calls; no other dataset ever has the same. */
  readonly id: string;
  /** Of its shape, and of a sample of its rows: a checkpoint goes on with the same data only. */
  readonly fingerprint: string;
  readonly rows: Readonly<Record<Side, number>>;
  readonly fields: number;
  readonly numbers: number;
  readonly vocabulary: number;
  readonly bytes: number;
}

export interface TrainingJob {
  readonly spec: NetworkSpec;
  readonly backend: BackendChoice;
  /** The id of a dataset that the trainer holds. */
  readonly dataset: string;
  /**
   * Where to go on, or null to begin. The spec may then have other epochs, early stopping and
   * `keepBest` than the checkpoint's and nothing else; the order of the rows is that of an undisturbed
   * run, and the learning rate follows the schedule of the new number of epochs from here on.
   */
  readonly resume: Checkpoint | null;
  /**
   * What the page wants to find beside the checkpoints, which the trainer does not look into; null
   * for a training that is not kept on the disk.
   */
  readonly about: string | null;
  /** The sides that are scored at the end: a trial must not look at the hold-out. */
  readonly sides: readonly Side[];
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
  readonly inputWeights: InputWeights;
}

/**
 * How much each input moves the first hidden layer by what has been learned so far: the root mean square,
 * over the training rows and about its mean, of what it adds to the layer's sums (the norm over all sums),
 * through the embedding where there is one. What is left of the random start, the weights' part along it,
 * does not count. A look at the first weights in the manner of Gedeon (1997), not an importance: later layers may undo it.
 */
export interface InputWeights {
  readonly fields: readonly number[];
  readonly numbers: readonly number[];
}

/** An optimiser's two memories of every weight, in the weights' own layout. */
export interface Moments {
  readonly first: NetworkWeights;
  readonly second: NetworkWeights;
}

/** A network between two steps: all that training needs to go on but the spec and the rows. */
export interface Snapshot {
  readonly weights: NetworkWeights;
  readonly moments: Moments;
}

/** A training as it stood after an epoch; the order of every epoch follows from seed and number alone. */
export interface Checkpoint extends Snapshot {
  /** Of the training, whose checkpoints follow each other. */
  readonly id: string;
  readonly spec: NetworkSpec;
  /** The job's. */
  readonly about: string | null;
  readonly backend: Backend;
  /** `DatasetFacts.fingerprint` of its data. */
  readonly fingerprint: string;
  /** Epochs and steps done. */
  readonly epoch: number;
  readonly step: number;
  readonly history: readonly EpochRecord[];
  /** The best epoch so far and its weights, where the spec keeps them; null where it is this one. */
  readonly best: { readonly epoch: number; readonly weights: NetworkWeights } | null;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** What a list of checkpoints shows: all but the numbers. */
export type CheckpointSummary = Omit<Checkpoint, 'weights' | 'moments' | 'best'> & {
  /** Whether its training has come to its end. */
  readonly finished: boolean;
  readonly bytes: number;
};

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
  /** The training rests after so many epochs; the next report of another kind says that it goes on. */
  | { readonly kind: 'paused'; readonly epoch: number; readonly epochs: number }
  | { readonly kind: 'epoch'; readonly record: EpochRecord }
  /** Whether the epoch's checkpoint lies on the disk; if not, `reason` says why, in words. */
  | { readonly kind: 'checkpoint'; readonly epoch: number; readonly reason: string | null };

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
  /** The epoch whose weights and scores these are. */
  readonly keptEpoch: number;
  /** Whether it ended before its last epoch because the metric no longer improved. */
  readonly stoppedEarly: boolean;
  /** Training rows a second over the whole run, scoring left out. */
  readonly samplesPerSecond: number;
  readonly seconds: number;
  readonly scoreMs: number;
  readonly weights: NetworkWeights;
  /** The state after the last epoch, from which a training of more epochs goes on. */
  readonly checkpoint: Checkpoint;
  /** Every row of the job's sides, one side after the other. */
  readonly rowIds: Int32Array<ArrayBuffer>;
  /** Predicted probability of an arrest for each of them. */
  readonly scores: Float32Array<ArrayBuffer>;
  /** 1 where it led to an arrest, else 0. */
  readonly outcomes: Uint8Array<ArrayBuffer>;
}
