import { isFinished } from '../../domain/network/stopping.ts';
import type { Checkpoint, CheckpointSummary } from '../../domain/network/training.ts';
import { decodeCheckpoint, encodeCheckpoint } from './checkpointFile.ts';
import type { Read } from './checkpointFile.ts';
import type { Shelf } from './shelf.ts';

/** Trainings whose checkpoints are kept; the one that was saved longest ago goes first. */
const MOST_KEPT = 8;
/** Two files a training, written in turn: while one is written, the other is whole. */
const SLOTS = [0, 1] as const;
const NAME = /^([0-9a-f]+)-[01][.]checkpoint$/;

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

interface Slot extends Read {
  readonly slot: number;
  readonly bytes: number;
}

/** Keeps checkpoints on a shelf: whatever happens while one is saved, the one before can be read. */
export function storeOn(shelf: Shelf): CheckpointStore {
  /** Where the newest of a training lies, once that is known. */
  const newest = new Map<string, Pick<Slot, 'slot' | 'sequence'>>();
  const nameOf = (id: string, slot: number) => `${id}-${slot}.checkpoint`;

  const find = async (id: string): Promise<Slot | null> => {
    let best: Slot | null = null;
    for (const slot of SLOTS) {
      const file = await shelf.read(nameOf(id, slot));
      const read = file && decodeCheckpoint(file);
      if (read && (!best || read.sequence > best.sequence)) {
        best = { ...read, slot, bytes: file.length };
      }
    }
    return best;
  };

  const list = async (): Promise<readonly CheckpointSummary[]> => {
    const ids = (await shelf.names()).map((name) => NAME.exec(name)?.[1]);
    const summaries: CheckpointSummary[] = [];
    for (const id of new Set(ids.filter((found) => found !== undefined))) {
      const found = await find(id);
      if (found) summaries.push(summaryOf(found));
    }
    return summaries.sort((a, b) => b.savedAt - a.savedAt);
  };

  const forget = async (id: string) => {
    newest.delete(id);
    for (const slot of SLOTS) await shelf.remove(nameOf(id, slot));
  };

  const put = async (checkpoint: Checkpoint) => {
    const { id } = checkpoint;
    const isNew = !newest.has(id);
    const before = newest.get(id) ?? (await find(id)) ?? { slot: 1, sequence: 0 };
    const [slot, sequence] = [1 - before.slot, before.sequence + 1];
    await shelf.write(nameOf(id, slot), encodeCheckpoint(checkpoint, sequence));
    newest.set(id, { slot, sequence });
    if (!isNew) return;
    for (const old of (await list()).slice(MOST_KEPT)) await forget(old.id);
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
    load: async (id) => (await find(id))?.checkpoint ?? null,
    forget,
  };
}

function summaryOf({ checkpoint, bytes }: Slot): CheckpointSummary {
  const { weights: _, moments: __, best: ___, ...rest } = checkpoint;
  return { ...rest, finished: isFinished(rest.spec, rest.history), bytes };
}
