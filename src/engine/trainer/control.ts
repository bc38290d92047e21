import type { Side } from '../../domain/recipe/recipe.ts';
import type { NetworkSpec } from '../../domain/network/spec.ts';
import type { Checkpoint, TrainingProgress } from '../../domain/network/training.ts';
import type { OnProgress } from '../../domain/progress.ts';
import type { Gate } from './gate.ts';
import type { HeldDataset } from './held.ts';

/** What a run trains, and where it goes on. */
export interface RunJob {
  /** Of the training. */
  readonly id: string;
  readonly spec: NetworkSpec;
  readonly held: HeldDataset;
  readonly resume: Checkpoint | null;
  readonly about: string | null;
  /** Those that are scored at the end. */
  readonly sides: readonly Side[];
}

/** How a run hears from outside, and what it tells. */
export interface Control {
  /** Cancels it. */
  readonly signal: AbortSignal;
  /** Pauses it. */
  readonly gate: Gate;
  readonly onProgress: OnProgress<TrainingProgress>;
  /** Told the state after every epoch. */
  readonly onCheckpoint: (checkpoint: Checkpoint) => Promise<void>;
}
