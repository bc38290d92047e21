import type { Parts, Shelf } from '../../../src/engine/files/shelf.ts';

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
    open: (name) => {
      const bytes = held.get(name);
      return Promise.resolve(bytes ? new Blob([bytes]) : null);
    },
    async write(name, parts) {
      const bytes = await joined(parts);
      if (bytes.length <= limit) {
        held.set(name, bytes);
        return;
      }
      const torn = new Uint8Array(Math.max(limit, held.get(name)?.length ?? 0));
      torn.set(held.get(name) ?? []);
      torn.set(bytes.subarray(0, limit));
      held.set(name, torn);
      throw new Error('the disk has no room for it');
    },
    remove: (name) => Promise.resolve(void held.delete(name)),
  };
}

async function joined(parts: Parts): Promise<Uint8Array<ArrayBuffer>> {
  const all: Uint8Array<ArrayBuffer>[] = [];
  for await (const part of parts) all.push(part);
  return new Uint8Array(await new Blob(all).arrayBuffer());
}
