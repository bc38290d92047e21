import type { Parts, Shelf } from './shelf.ts';

/** Two files for each key, written in turn: while one is written, the other is whole. */
const SLOTS = [0, 1] as const;

/** How a value becomes a file and is known again; the sequence is which save it was, the highest the newest. */
export interface Codec<T> {
  encode(value: T, sequence: number): Parts;
  /** Null where the file is not whole, or another's. */
  decode(file: Uint8Array<ArrayBuffer>): { readonly value: T; readonly sequence: number } | null;
}

/** The newest whole save of a key. */
export interface Slot<T> {
  readonly value: T;
  readonly sequence: number;
  readonly slot: number;
  readonly bytes: number;
}

/** Values by key, of which the old or the new one is there, whatever happens while one is written. */
export interface Slots<T> {
  keys(): Promise<readonly string[]>;
  /** The newest that is whole; null where none is. */
  find(key: string): Promise<Slot<T> | null>;
  /** Whether the key was not written before. */
  put(key: string, value: T): Promise<{ readonly isNew: boolean }>;
  remove(key: string): Promise<void>;
}

/** Keeps values on a shelf in files of an ending. */
export function slotsOn<T>(shelf: Shelf, ending: string, codec: Codec<T>): Slots<T> {
  /** Where the newest of a key lies, once that is known. */
  const newest = new Map<string, Pick<Slot<T>, 'slot' | 'sequence'>>();
  const nameOf = (key: string, slot: number) => `${key}-${String(slot)}.${ending}`;
  const keyOf = (name: string) => {
    const slot = SLOTS.find((each) => name.endsWith(nameOf('', each)));
    return slot === undefined ? [] : [name.slice(0, -nameOf('', slot).length)];
  };

  const find = async (key: string): Promise<Slot<T> | null> => {
    let best: Slot<T> | null = null;
    for (const slot of SLOTS) {
      const file = await shelf.read(nameOf(key, slot));
      const read = file && codec.decode(file);
      if (read && (!best || read.sequence > best.sequence)) {
        best = { ...read, slot, bytes: file.length };
      }
    }
    return best;
  };

  return {
    find,
    keys: async () => [...new Set((await shelf.names()).flatMap(keyOf))],
    async put(key, value) {
      const known = newest.get(key);
      const before = known ?? (await find(key)) ?? { slot: 1, sequence: 0 };
      const [slot, sequence] = [1 - before.slot, before.sequence + 1];
      await shelf.write(nameOf(key, slot), codec.encode(value, sequence));
      newest.set(key, { slot, sequence });
      return { isNew: known === undefined };
    },
    async remove(key) {
      newest.delete(key);
      for (const slot of SLOTS) await shelf.remove(nameOf(key, slot));
    },
  };
}
