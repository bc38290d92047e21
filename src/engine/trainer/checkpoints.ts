import type { Checkpoint, CheckpointSummary } from '../../domain/network/training.ts';

/** Where checkpoints outlive the worker. */
export interface CheckpointStore {
  /** Keeps a training's newest checkpoint; answers null, or why it could not, in words. */
  save(checkpoint: Checkpoint): Promise<string | null>;
  /** The newest checkpoint of every training that has one, newest first. */
  list(): Promise<readonly CheckpointSummary[]>;
  /** The newest checkpoint of a training, or null. */
  load(id: string): Promise<Checkpoint | null>;
  /** Removes a training's checkpoints, if there are any. */
  forget(id: string): Promise<void>;
}

/** A store that keeps nothing, and says why. */
export function noStore(reason: string): CheckpointStore {
  return {
    save: () => Promise.resolve(reason),
    list: () => Promise.resolve([]),
    load: () => Promise.resolve(null),
    forget: () => Promise.resolve(),
  };
}
