import { proxy } from 'comlink';
import type { StudyFileEngine } from '../engine/studyFile/engine.ts';
import { WorkerHandle } from './workerHandle.ts';

/** Starts the worker that packs and reads studies' files on the first call. */
export function connectStudyFiles(): StudyFileEngine {
  const worker = new WorkerHandle<StudyFileEngine>(
    () =>
      new Worker(new URL('../../workers/studyFile.ts', import.meta.url), {
        type: 'module',
        name: 'study file',
      }),
    'the worker that reads studies’ files',
  );
  return {
    pack: (parts, onProgress) => worker.call((api) => api.pack(parts, proxy(onProgress))),
    unpack: (data, name, onProgress) =>
      worker.call((api) => api.unpack(data, name, proxy(onProgress))),
    async stop() {
      if (worker.isRunning) await worker.call((api) => api.stop());
    },
  };
}
