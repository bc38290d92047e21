import { BlobReader, configure, ZipReader, type Entry, type FileEntry } from '@zip.js/zip.js';
import { FaultError } from '../../../domain/fault.ts';
import { isSystemFile, mayHoldData } from '../../../domain/table/fileKind.ts';
import type { NamedFile } from '../../../domain/table/source.ts';

// This code runs in a worker already, and the page's policy allows no others.
configure({ useWebWorkers: false });

/** The files of a zip archive that may hold data, each to be opened by its path. */
export async function membersOf(file: NamedFile): Promise<NamedFile[]> {
  const found = await withEntries(file, (entries) =>
    entries
      .filter((entry) => !entry.directory && !isSystemFile(entry.filename))
      .filter(({ filename }) => mayHoldData(filename))
      .map(({ filename }) => ({ ...file, name: nameOf(filename), entry: filename })),
  );
  if (found.length > 0) return found;
  throw unreadable(file.name, 'it holds no file of a kind that is known');
}

/** The stream of a zip's member. */
export async function memberStream({ name, data }: NamedFile, path: string) {
  const reader = new ZipReader(new BlobReader(data));
  const entry = (await entriesOf(reader, name)).find(({ filename }) => filename === path);
  if (!entry || entry.directory) throw unreadable(name, `it holds no ${path}`);
  if (entry.encrypted) throw unreadable(name, 'it is locked with a password');
  let read = 0;
  return {
    stream: streamOf(reader, entry, (progress) => (read = progress)),
    bytes: entry.uncompressedSize,
    packed: entry.compressedSize,
    read: () => read,
  };
}

/** The member's bytes as they are unpacked. */
function streamOf(
  reader: ZipReader<Blob>,
  entry: FileEntry,
  onProgress: (bytes: number) => void,
): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const options = {
    // One byte off in a table is a wrong figure.
    checkSignature: true,
    onprogress: (progress: number) => {
      onProgress(progress);
      return undefined;
    },
  };
  entry
    .getData(writable, options)
    .then(() => reader.close())
    .catch((error: unknown) => writable.abort(error).catch(() => undefined));
  return readable;
}

async function withEntries<T>(file: NamedFile, use: (entries: Entry[]) => T): Promise<T> {
  const reader = new ZipReader(new BlobReader(file.data));
  const found = use(await entriesOf(reader, file.name));
  await reader.close();
  return found;
}

async function entriesOf(reader: ZipReader<Blob>, file: string): Promise<Entry[]> {
  try {
    return await reader.getEntries();
  } catch (error) {
    throw unreadable(file, 'its list of files cannot be read', error);
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function unreadable(file: string, detail: string, cause?: unknown): FaultError {
  return new FaultError({ kind: 'archive-unreadable', file, detail }, { cause });
}
