import { BlobReader, BlobWriter, configure, TextReader, ZipWriter } from '@zip.js/zip.js';
import type { OnProgress } from '../../domain/progress.ts';
import { PARTS, pathOf, STUDY_TYPE } from '../../domain/share/studyFile/names.ts';
import type { StudyParts } from '../../domain/share/studyFile/parts.ts';

// This code runs in a worker already, and the page's policy allows no others.
configure({ useWebWorkers: false });

/** Packs a study as one file. */
export async function packStudy(
  { texts, arrays, files }: StudyParts,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter(STUDY_TYPE));
  for (const [part, path] of Object.entries(PARTS)) {
    const text = texts[part as keyof typeof PARTS];
    if (text !== undefined) await writer.add(path, new TextReader(text), { signal });
  }
  const named = [
    ...arrays.map((one) => ({ ...one, folder: 'arrays' as const })),
    ...files.map((one) => ({ ...one, folder: 'files' as const })),
  ];
  const all = named.reduce((sum, { data }) => sum + data.size, 0);
  let done = 0;
  for (const { sha256, data, folder } of named) {
    onProgress({ what: 'Packing the study', share: done / all });
    await writer.add(pathOf(folder, sha256), new BlobReader(data), { signal });
    done += data.size;
  }
  return writer.close();
}
