import type { OnProgress } from '../../domain/progress.ts';
import type { StudyParts, UnpackedStudy } from '../../domain/share/studyFile/parts.ts';
import { packStudy } from './pack.ts';
import { unpackStudy } from './unpack.ts';

/** Studies as files. One is made or read at a time. */
export interface StudyFileEngine {
  pack(parts: StudyParts, onProgress: OnProgress): Promise<Blob>;
  unpack(data: Blob, name: string, onProgress: OnProgress): Promise<UnpackedStudy>;
  /** Stops what is under way; its call rejects with an `AbortError`. */
  stop(): Promise<void>;
}

/** Makes the engine. */
export function createStudyFiles(): StudyFileEngine {
  let underWay = new AbortController();
  const begin = () => (underWay = new AbortController()).signal;
  return {
    pack: (parts, onProgress) => packStudy(parts, begin(), onProgress),
    unpack: (data, name, onProgress) => unpackStudy(data, name, begin(), onProgress),
    stop() {
      underWay.abort();
      return Promise.resolve();
    },
  };
}
