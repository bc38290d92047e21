import { BlobReader, ZipReader } from '@zip.js/zip.js';
import { FaultError } from '../../domain/fault.ts';
import type { OnProgress } from '../../domain/progress.ts';
import { FOLDERS, partAt, PARTS, type Folder } from '../../domain/share/studyFile/names.ts';
import type { NamedBytes, UnpackedStudy } from '../../domain/share/studyFile/parts.ts';
import { readShown } from '../../domain/share/studyFile/shown.ts';
import { readDocument } from '../../domain/study/read/document.ts';
import { isZip, openStream, type Limits } from '../database/load/unpack.ts';
import { sha256Of } from '../keeper/blobs.ts';

/** What a file may grow to. */
export interface StudyLimits {
  readonly entries: number;
  /** Of a text. */
  readonly text: Limits;
  /** Of what goes by its SHA-256. */
  readonly named: Limits;
}

/** Texts are a few megabytes; arrays hardly shrink, and files of text to a tenth. */
export const STUDY_LIMITS: StudyLimits = {
  entries: 1_000,
  text: { largest: 64e6, askBytes: 8e6, askRatio: 200 },
  named: { largest: 4 * 2 ** 30, askBytes: 200e6, askRatio: 100 },
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
  const paths = await pathsIn(data, from, limits.entries);
  const open = async (path: string, of: Limits) => {
    const file = { name, data, entry: path, simulated: false };
    try {
      const { stream } = await openStream(file, { evenIfLarge: false, signal, limits: of });
      return await new Response(stream).blob();
    } catch (error) {
      throw bombed(error, from, path);
    }
  };
  const text = async (part: keyof typeof PARTS) => {
    if (!paths.includes(PARTS[part])) throw unreadable(from, `it holds no ${PARTS[part]}`);
    return (await open(PARTS[part], limits.text)).text();
  };
  const document = readDocument(await text('study'), from);
  const shown = readShown(await text('shown'), from);
  const found: Record<Folder, NamedBytes[]> = { arrays: [], files: [] };
  for (const [i, path] of paths.entries()) {
    const part = partAt(path);
    if (!part || part.kind === 'part') continue;
    onProgress({ what: `Looking through ${name}`, share: i / paths.length });
    const bytes = await open(path, limits.named);
    if ((await sha256Of(bytes)) !== part.sha256) {
      throw unreadable(from, `${path} is not what it was: its bytes have changed`);
    }
    found[part.kind].push({ sha256: part.sha256, data: bytes });
  }
  return { document, shown, ...found };
}

/** The paths of the archive, all of them known and none twice. */
async function pathsIn(data: Blob, from: string, most: number): Promise<string[]> {
  const reader = new ZipReader(new BlobReader(data));
  const paths = new Set<string>();
  try {
    for await (const { filename, directory } of reader.getEntriesGenerator()) {
      if (directory && FOLDERS.some((folder) => filename === `${folder}/`)) continue;
      if (directory || !partAt(filename))
        throw unreadable(from, `it holds “${filename.slice(0, 100)}”, which no study has`);
      if (paths.has(filename)) throw unreadable(from, `it holds ${filename} twice`);
      paths.add(filename);
      if (paths.size > most) throw unreadable(from, `it holds more than ${String(most)} parts`);
    }
  } catch (error) {
    if (error instanceof FaultError) throw error;
    throw unreadable(from, 'its list of parts cannot be read', error);
  } finally {
    await reader.close();
  }
  return [...paths];
}

/** A text that grows a hundredfold is a trap, and nobody is asked. */
function bombed(error: unknown, from: string, path: string): unknown {
  if (error instanceof FaultError && error.fault.kind === 'archive-asks') {
    const times = Math.round(error.fault.ratio).toLocaleString('en-US');
    return unreadable(from, `${path} grows to more than ${times} times the file’s size`, error);
  }
  return error;
}

function unreadable(from: string, detail: string, cause?: unknown): FaultError {
  return new FaultError({ kind: 'study-unreadable', from, detail }, { cause });
}
