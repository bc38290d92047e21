import type { Shelf } from '../../../src/engine/trainer/shelf.ts';

/** Files in memory. */
export interface MemoryShelf extends Shelf {
  /** Every write from now on stops at that byte, as on a full disk; what lay there before stays behind it. */
  cutAt(bytes: number): void;
}

/** A shelf with these files. */
export function memoryShelf(files: Record<string, Uint8Array<ArrayBuffer>> = {}): MemoryShelf {
  const held = new Map(Object.entries(files));
  let limit = Infinity;
  return {
    cutAt: (bytes) => void (limit = bytes),
    names: () => Promise.resolve([...held.keys()]),
    read: (name) => Promise.resolve(held.get(name)?.slice() ?? null),
    write(name, parts) {
      const bytes = Uint8Array.from(parts.flatMap((part) => [...part]));
      if (bytes.length <= limit) {
        held.set(name, bytes);
        return Promise.resolve();
      }
      const torn = new Uint8Array(Math.max(limit, held.get(name)?.length ?? 0));
      torn.set(held.get(name) ?? []);
      torn.set(bytes.subarray(0, limit));
      held.set(name, torn);
      return Promise.reject(new Error('the disk has no room for it'));
    },
    remove: (name) => Promise.resolve(void held.delete(name)),
  };
}
