import { BlobReader, ZipReader } from '@zip.js/zip.js';
import { FaultError } from '../../domain/fault.ts';
import type { OnProgress } from '../../domain/progress.ts';
import { FOLDERS, partAt, PARTS, type Folder } from '../../domain/share/studyFile/names.ts';
import type { NamedBytes, UnpackedStudy } from '../../domain/share/studyFile/parts.ts';
import { readShown } from '../../domain/share/studyFile/shown.ts';
import { readDocument } from '../../domain/study/read/document.ts';
import { isZip, openStream } from '../database/load/unpack.ts';
import { sha256Of } from '../keeper/blobs.ts';

/** What a file may grow to. */
export interface StudyLimits {
  readonly entries: number;
  /** Bytes of a text, and of what goes by its SHA-256. */
  readonly text: number;
  readonly named: number;
  /** What is larger than `bytes` may be at most so many times as large as it is packed. */
  readonly growth: { readonly bytes: number; readonly times: number };
}

/** Texts are a few megabytes; arrays hardly shrink, and files of text to a tenth. */
export const STUDY_LIMITS: StudyLimits = {
  entries: 1_000,
  text: 64e6,
  named: 4 * 2 ** 30,
  growth: { bytes: 20e6, times: 100 },
};

/**
 * Looks through a study's file, which may come from anybody: only the paths that a study has, none twice,
 * within bounds, every array and file the bytes that its name says.
 * @throws {FaultError} `study-unreadable`, `study-too-new`, `archive-unreadable` or `archive-too-large`;
 * an `AbortError` where it was stopped
 */
export async function unpackStudy(
  data: Blob,
  name: string,
  signal: AbortSignal,
  onProgress: OnProgress,
  limits: StudyLimits = STUDY_LIMITS,
): Promise<UnpackedStudy> {
  const from = name;
  if (!(await isZip(data))) throw unreadable(from, 'it is no zip archive');
  const parts = await partsOf(data, from, limits.entries);
  const open = async (path: string, largest: number) => {
    const { packed, size } = parts.get(path)!;
    const { bytes, times } = limits.growth;
    const most = Math.min(largest, Math.max(bytes, packed * times));
    if (size > most) throw tooLarge(from, path, size, most);
    const file = { name, data, entry: path, simulated: false };
    // What it says of its size need not be so: what comes out is counted too.
    const counted = { largest: most, askBytes: Infinity, askRatio: Infinity };
    const { stream } = await openStream(file, { evenIfLarge: false, signal, limits: counted });
    return inWords(from, path, () => new Response(stream).blob());
  };
  const text = async (part: keyof typeof PARTS) => {
    if (!parts.has(PARTS[part])) throw unreadable(from, `it holds no ${PARTS[part]}`);
    return (await open(PARTS[part], limits.text)).text();
  };
  const document = readDocument(await text('study'), from);
  const shown = readShown(await text('shown'), from);
  const found: Record<Folder, NamedBytes[]> = { arrays: [], files: [] };
  let looked = 0;
  for (const path of parts.keys()) {
    const part = partAt(path);
    if (!part || part.kind === 'part') continue;
    onProgress({ what: `Looking through ${name}`, share: looked++ / parts.size });
    const bytes = await open(path, limits.named);
    if ((await sha256Of(bytes)) !== part.sha256) {
      throw unreadable(from, `${path} is not what it was: its bytes have changed`);
    }
    found[part.kind].push({ sha256: part.sha256, data: bytes });
  }
  return { document, shown, ...found };
}

/** The archive's parts by their paths, all of them known and none twice, with their sizes as it says. */
async function partsOf(data: Blob, from: string, most: number) {
  const reader = new ZipReader(new BlobReader(data));
  const parts = new Map<string, { readonly packed: number; readonly size: number }>();
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      const { filename, directory } = entry;
      if (directory && FOLDERS.some((folder) => filename === `${folder}/`)) continue;
      if (directory || !partAt(filename))
        throw unreadable(from, `it holds “${filename.slice(0, 100)}”, which no study has`);
      if (parts.has(filename)) throw unreadable(from, `it holds ${filename} twice`);
      parts.set(filename, { packed: entry.compressedSize, size: entry.uncompressedSize });
      if (parts.size > most) throw unreadable(from, `it holds more than ${String(most)} parts`);
    }
  } catch (error) {
    if (error instanceof FaultError) throw error;
    throw unreadable(from, 'its list of parts cannot be read', error);
  } finally {
    await reader.close();
  }
  return parts;
}

/** Fails in words where unpacking fails. */
async function inWords<T>(from: string, path: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const isOurs =
      error instanceof FaultError || (error instanceof Error && error.name === 'AbortError');
    throw isOurs ? error : unreadable(from, `${path} is damaged or cut short`, error);
  }
}

function tooLarge(from: string, path: string, size: number, most: number): FaultError {
  const [grown, limit] = [size, most].map((value) =>
    Math.round(value / 1e6).toLocaleString('en-US'),
  );
  return unreadable(
    from,
    `${path} would grow to ${grown ?? ''} MB, past the limit of ${limit ?? ''} MB`,
  );
}

function unreadable(from: string, detail: string, cause?: unknown): FaultError {
  return new FaultError({ kind: 'study-unreadable', from, detail }, { cause });
}
