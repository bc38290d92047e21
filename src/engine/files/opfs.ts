import type { Parts, Shelf } from './shelf.ts';

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

/**
 * A folder of the site's private files as a shelf; in a worker.
 * @throws {Error} where the browser gives none, in plain words
 */
export async function openFolder(name: string): Promise<Shelf> {
  if (!('storage' in navigator) || !('getDirectory' in navigator.storage)) {
    throw new Error('this browser gives a site no files of its own');
  }
  const root = await navigator.storage.getDirectory();
  return shelfOn(await root.getDirectoryHandle(name, { create: true }));
}

/** A folder as a shelf. */
export function shelfOn(folder: FileSystemDirectoryHandle): Shelf {
  const open = async (name: string) => {
    const handle = await unlessMissing(folder.getFileHandle(name));
    return handle && handle.getFile();
  };
  return {
    open,
    async names() {
      const names: string[] = [];
      for await (const name of folder.keys()) names.push(name);
      return names;
    },
    async read(name) {
      const file = await open(name);
      return file && new Uint8Array(await file.arrayBuffer());
    },
    async write(name, parts) {
      const handle = await folder.getFileHandle(name, { create: true });
      if (!isSync(handle)) throw new Error('this browser cannot write files in a worker');
      await writeAll(await handle.createSyncAccessHandle(), parts);
    },
    async remove(name) {
      await unlessMissing(folder.removeEntry(name));
    },
  };
}

async function writeAll(access: SyncAccess, parts: Parts): Promise<void> {
  try {
    let at = 0;
    for await (const part of parts) {
      const written = access.write(part, { at });
      // Chromium says that a disk is full by a number without sense (−8, read as unsigned), not by a throw.
      if (written !== part.length) throw new Error(NO_ROOM);
      at += written;
    }
    access.truncate(at);
    access.flush();
  } catch (error) {
    const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
    throw isFull ? new Error(NO_ROOM, { cause: error }) : error;
  } finally {
    access.close();
  }
}

const NO_ROOM = 'the disk, or what the browser gives this site of it, is full';

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
