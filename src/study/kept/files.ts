import type { NamedFile } from '../../domain/table/source.ts';
import { bytes } from '../../domain/words/format.ts';
import { hashes, outlineFiles, requests } from '../files.ts';
import { note } from '../log.ts';
import { study } from '../state.ts';
import { kept } from './current.ts';
import { keeper } from './keeper.ts';

/** Files of more than this together are kept only where the person says so, in bytes. */
export const ROOM = 500e6;

/** The SHA-256 of files by their bytes' handle. */
const known = new WeakMap<Blob, string>();
/** The files that lie with the study, by their SHA-256. */
const lying = new Set<string>();

export function hashOf({ data }: NamedFile): string | null {
  return known.get(data) ?? null;
}

/** Remembers what a file's bytes are, where they came from what is kept or were looked through before. */
export function knowFile(data: Blob, sha256: string, isKept: boolean): void {
  known.set(data, sha256);
  if (isKept) lying.add(sha256);
}

/** All files of the study. */
function all(): readonly NamedFile[] {
  return [...[...requests.values()].map(({ file }) => file), ...outlineFiles.values()];
}

/** Bytes of all files of the study, those of the sample left out, which are made again. */
export function bytesOfFiles(): number {
  return all().reduce((sum, { data, simulated }) => sum + (simulated ? 0 : data.size), 0);
}

/** Whether the files are to lie with the study. */
export function keepsFiles(): boolean {
  return kept.keepFiles === 'always' || (kept.keepFiles === 'room' && bytesOfFiles() <= ROOM);
}

/** From here on hashing a file takes seconds. */
const LARGE = 100e6;
/** What nobody waits for gives way to what somebody may be about to press. */
const GIVES_WAY_MS = 3_000;

/** Whether a training has the processor; the next save asks again. */
async function isWantedElsewhere(): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, GIVES_WAY_MS));
  return study.stages.train.phase === 'running';
}

/** Hashes the files that are not yet, and keeps them where that is wanted; one that is done is told. */
export async function keepFiles(onDone: () => void): Promise<void> {
  for (const file of all()) {
    const before = hashOf(file);
    const toKeep = keepsFiles() && !file.simulated;
    if (before !== null && (!toKeep || lying.has(before))) continue;
    if (!toKeep && file.data.size > LARGE && (await isWantedElsewhere())) continue;
    const start = performance.now();
    const sha256 = toKeep ? await keeper.putFile(file.data) : await keeper.hash(file.data);
    knowFile(file.data, sha256, toKeep);
    if (toKeep) note(`Kept ${file.name}`, bytes(file.data.size), performance.now() - start);
    onDone();
  }
  for (const [id, { file }] of requests) {
    const sha256 = hashOf(file);
    if (sha256 !== null) hashes.set(id, sha256);
  }
}
