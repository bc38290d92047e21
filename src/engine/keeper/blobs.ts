import { createSha256 } from '../../domain/hash/sha256.ts';
import type { Shelf } from '../files/shelf.ts';

/** Bytes that are kept under their SHA-256: the same ones once, and none that are not whole. */
export interface Blobs {
  /** Keeps bytes unless they are there; answers their SHA-256. */
  put(data: Blob): Promise<string>;
  /** Null where none are kept under it. */
  open(sha256: string): Promise<Blob | null>;
  /** All that are kept, with how many bytes each has. */
  sizes(): Promise<ReadonlyMap<string, number>>;
  /** Lets go of all that are not among these, but for what was put since this store was made. */
  keepOnly(wanted: ReadonlySet<string>): Promise<void>;
}

const NAME = /^[0-9a-f]{64}$/;

/** Keeps bytes on a shelf. */
export function blobsOn(shelf: Shelf): Blobs {
  const fresh = new Set<string>();

  /** Whether a file holds these very bytes: its writing may have been cut short, or its disk have failed. */
  const holds = async (name: string, bytes: number) => {
    const file = await shelf.open(name);
    return file !== null && file.size === bytes && (await sha256Of(file)) === name;
  };

  /** What was cut short would only take room from what is whole. */
  const writeWhole = async (name: string, data: Blob) => {
    try {
      await shelf.write(name, chunksOf(data));
    } catch (error) {
      await shelf.remove(name);
      throw error;
    }
  };

  return {
    async put(data) {
      const name = await sha256Of(data);
      if (!fresh.has(name) && !(await holds(name, data.size))) {
        await writeWhole(name, data);
      }
      fresh.add(name);
      return name;
    },
    open: (sha256) => shelf.open(sha256),
    async sizes() {
      const names = (await shelf.names()).filter((name) => NAME.test(name));
      const sizes = new Map<string, number>();
      for (const name of names) sizes.set(name, (await shelf.open(name))?.size ?? 0);
      return sizes;
    },
    async keepOnly(wanted) {
      for (const name of await shelf.names()) {
        if (!wanted.has(name) && !fresh.has(name)) await shelf.remove(name);
      }
    },
  };
}

/** The SHA-256 of bytes, read as a stream: WebCrypto would want all of a large file in memory at once. */
export async function sha256Of(data: Blob): Promise<string> {
  const hash = createSha256();
  for await (const part of chunksOf(data)) hash.update(part);
  return hash.digest();
}

async function* chunksOf(data: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = data.stream().getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.releaseLock();
  }
}
