import { FaultError, wordsOf } from '../../domain/fault.ts';
import type { Checkpoint } from '../../domain/network/training.ts';
import type { StudyDocument } from '../../domain/study/document.ts';
import { documentOf } from '../../domain/study/read/document.ts';
import { arraysOf } from '../../domain/study/storedModel.ts';
import type { StudySummary, UnreadableStudy } from '../../domain/study/summary.ts';
import type { ScoreRows } from '../../domain/scoreRows.ts';
import type { Shelf } from '../files/shelf.ts';
import { slotsOn } from '../files/slots.ts';
import { decodeCheckpoint, encodeCheckpoint } from '../trainer/checkpointFile.ts';
import { blobsOn, sha256Of } from './blobs.ts';
import { decodeScores, encodeScores } from './scoresFile.ts';
import { filesOf, summaryOf } from './summary.ts';
import { TEXT_FILE } from './textFile.ts';

/** A study as it was saved. */
export interface KeptStudy {
  readonly document: StudyDocument;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** What is kept on this machine. */
export interface KeptList {
  /** Newest first. */
  readonly studies: readonly StudySummary[];
  readonly unreadable: readonly UnreadableStudy[];
}

/** Studies on this machine: each is there as it was or as it is, and never half. */
export interface Keeper {
  list(): Promise<KeptList>;
  /** @throws {FaultError} `study-unreadable`, `study-too-new`; null where there is none */
  load(id: string): Promise<KeptStudy | null>;
  /** Keeps a study; all arrays that it names were put before. */
  save(id: string, document: StudyDocument): Promise<void>;
  remove(id: string): Promise<void>;
  /** Keeps a model's scores; answers their SHA-256. */
  putScores(rows: ScoreRows): Promise<string>;
  scores(sha256: string): Promise<ScoreRows | null>;
  /** Keeps a network with its weights; answers its SHA-256. */
  putCheckpoint(checkpoint: Checkpoint): Promise<string>;
  checkpoint(sha256: string): Promise<Checkpoint | null>;
  /** Keeps a file; answers its SHA-256. */
  putFile(file: Blob): Promise<string>;
  /** The SHA-256 of a file that is not to be kept. */
  hash(file: Blob): Promise<string>;
  /** A kept file, or null. */
  file(sha256: string): Promise<Blob | null>;
  /** Lets go of arrays and files that no study names. */
  sweep(): Promise<void>;
}

/** Keeps studies on two shelves: their documents on one, what these name by SHA-256 on the other. */
export function keeperOn(documents: Shelf, named: Shelf): Keeper {
  const slots = slotsOn(documents, 'study', TEXT_FILE);
  const blobs = blobsOn(named);

  const find = async (id: string) => {
    const slot = await slots.find(id);
    return slot && { ...read(slot.value), bytes: slot.bytes };
  };

  const bytesOf = async (sha256: string) => {
    const found = await blobs.open(sha256);
    return found && new Uint8Array(await found.arrayBuffer());
  };

  const list = async (): Promise<KeptList> => {
    const sizes = await blobs.sizes();
    const studies: StudySummary[] = [];
    const unreadable: UnreadableStudy[] = [];
    for (const id of await slots.keys()) {
      try {
        const found = await find(id);
        if (found) studies.push(summaryOf(id, found, found.bytes, sizes));
      } catch (error) {
        if (!(error instanceof FaultError)) throw error;
        unreadable.push({ id, detail: wordsOf(error.fault).what });
      }
    }
    return { studies: studies.sort((a, b) => b.savedAt - a.savedAt), unreadable };
  };

  return {
    list,
    load: find,
    async save(id, document) {
      await slots.put(id, JSON.stringify({ savedAt: Date.now(), document }));
    },
    remove: (id) => slots.remove(id),
    putScores: (rows) => blobs.put(new Blob([...encodeScores(rows)])),
    async scores(sha256) {
      const bytes = await bytesOf(sha256);
      return bytes && decodeScores(bytes);
    },
    // The sequence is for slots; here the same network is to be the same bytes.
    putCheckpoint: (checkpoint) => blobs.put(new Blob([...encodeCheckpoint(checkpoint, 0)])),
    async checkpoint(sha256) {
      const bytes = await bytesOf(sha256);
      return (bytes && decodeCheckpoint(bytes))?.checkpoint ?? null;
    },
    putFile: (file) => blobs.put(file),
    hash: sha256Of,
    file: (sha256) => blobs.open(sha256),
    async sweep() {
      const wanted = new Set<string>();
      for (const id of await slots.keys()) {
        const found = await slots.find(id);
        if (!found) continue;
        const { document } = read(found.value);
        const files = document.keepFiles === 'never' ? [] : filesOf(document);
        for (const name of [...files, ...document.models.flatMap(arraysOf)]) wanted.add(name);
      }
      await blobs.keepOnly(wanted);
    },
  };
}

function read(text: string): KeptStudy {
  const { savedAt, document } = JSON.parse(text) as { savedAt: number; document: unknown };
  return { savedAt, document: documentOf(document, 'this browser’s own files') };
}
