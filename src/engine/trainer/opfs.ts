import { noStore, storeOn } from './checkpoints.ts';
import type { CheckpointStore } from './checkpoints.ts';
import { bytesIn } from './checkpointFile.ts';
import type { Shelf } from './shelf.ts';

const FOLDER = 'checkpoints';

/** The handle that workers alone have; TypeScript's library for pages does not know it. */
interface SyncAccess {
  write(bytes: Uint8Array<ArrayBuffer>, options: { readonly at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}
interface SyncFileHandle extends FileSystemFileHandle {
  createSyncAccessHandle(): Promise<SyncAccess>;
}

/** Checkpoints in the site's private files; opened on the first use, and where there are none it says so. */
export function browserStore(): CheckpointStore {
  let opened: Promise<CheckpointStore> | null = null;
  const store = () => (opened ??= openStore());
  return {
    save: async (checkpoint) => (await store()).save(checkpoint),
    list: async () => (await store()).list(),
    load: async (id) => (await store()).load(id),
    forget: async (id) => (await store()).forget(id),
  };
}

async function openStore(): Promise<CheckpointStore> {
  if (!('storage' in navigator) || !('getDirectory' in navigator.storage)) {
    return noStore('this browser gives a site no files of its own');
  }
  try {
    const root = await navigator.storage.getDirectory();
    return storeOn(shelfOn(await root.getDirectoryHandle(FOLDER, { create: true })));
  } catch (error) {
    // In a private window, say; a training goes on without.
    return noStore(error instanceof Error ? error.message : String(error));
  }
}

function shelfOn(folder: FileSystemDirectoryHandle): Shelf {
  return {
    async names() {
      const names: string[] = [];
      for await (const name of folder.keys()) names.push(name);
      return names;
    },
    async read(name) {
      const handle = await unlessMissing(folder.getFileHandle(name));
      return handle && new Uint8Array(await (await handle.getFile()).arrayBuffer());
    },
    async write(name, parts) {
      const handle = await folder.getFileHandle(name, { create: true });
      if (!isSync(handle)) throw new Error('this browser cannot write files in a worker');
      const access = await handle.createSyncAccessHandle();
      try {
        let at = 0;
        for (const part of parts) {
          const written = access.write(part, { at });
          if (written !== part.length) throw new Error('the disk has no room for it');
          at += written;
        }
        access.truncate(bytesIn(parts));
        access.flush();
      } finally {
        access.close();
      }
    },
    async remove(name) {
      await unlessMissing(folder.removeEntry(name));
    },
  };
}

function isSync(handle: FileSystemFileHandle): handle is SyncFileHandle {
  return 'createSyncAccessHandle' in handle;
}

/** The answer, or null where there is no such file. */
async function unlessMissing<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return null;
    throw error;
  }
}
