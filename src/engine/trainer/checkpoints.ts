import { isFinished } from '../../domain/network/stopping.ts';
import type { Checkpoint, CheckpointSummary } from '../../domain/network/training.ts';
import { decodeCheckpoint, encodeCheckpoint } from './checkpointFile.ts';
import type { Shelf } from '../files/shelf.ts';
import { slotsOn, type Codec, type Slot } from '../files/slots.ts';

/** Trainings whose checkpoints are kept; the one that was saved longest ago goes first. */
const MOST_KEPT = 8;

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

/** A checkpoint's file as the slots want it. */
const CODEC: Codec<Checkpoint> = {
  encode: encodeCheckpoint,
  decode: (file) => {
    const read = decodeCheckpoint(file);
    return read && { value: read.checkpoint, sequence: read.sequence };
  },
};

/** Keeps checkpoints on a shelf: whatever happens while one is saved, the one before can be read. */
export function storeOn(shelf: Shelf): CheckpointStore {
  const slots = slotsOn(shelf, 'checkpoint', CODEC);

  const list = async (): Promise<readonly CheckpointSummary[]> => {
    const summaries: CheckpointSummary[] = [];
    for (const id of await slots.keys()) {
      const found = await slots.find(id);
      if (found) summaries.push(summaryOf(found));
    }
    return summaries.sort((a, b) => b.savedAt - a.savedAt);
  };

  const put = async (checkpoint: Checkpoint) => {
    const { isNew } = await slots.put(checkpoint.id, checkpoint);
    if (!isNew) return;
    for (const old of (await list()).slice(MOST_KEPT)) await slots.remove(old.id);
  };

  return {
    async save(checkpoint) {
      try {
        await put(checkpoint);
        return null;
      } catch (error) {
        // A training goes on without; the person is told.
        return error instanceof Error ? error.message : String(error);
      }
    },
    list,
    load: async (id) => (await slots.find(id))?.value ?? null,
    forget: (id) => slots.remove(id),
  };
}

function summaryOf({ value, bytes }: Slot<Checkpoint>): CheckpointSummary {
  const { weights: _, moments: __, best: ___, ...rest } = value;
  return { ...rest, finished: isFinished(rest.spec, rest.history), bytes };
}
