import type { Checkpoint, TrainingProgress } from '../../domain/network/training.ts';
import type { OnProgress } from '../../domain/progress.ts';
import type { Gate } from './gate.ts';

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
