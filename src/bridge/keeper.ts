import { transfer } from 'comlink';
import type { Keeper } from '../engine/keeper/keeper.ts';
import { WorkerHandle } from './workerHandle.ts';

/** The keeper of studies as the page sees it; `Keeper` says what each call does. */
export type KeeperBridge = Keeper;

/** Starts the keeper's worker on the first call. */
export function connectKeeper(): KeeperBridge {
  const worker = new WorkerHandle<Keeper>(
    () =>
      new Worker(new URL('../../workers/keeper.ts', import.meta.url), {
        type: 'module',
        name: 'keeper',
      }),
    'the worker that keeps studies',
  );
  return {
    list: () => worker.call((api) => api.list()),
    load: (id) => worker.call((api) => api.load(id)),
    save: (id, document) => worker.call((api) => api.save(id, document)),
    remove: (id) => worker.call((api) => api.remove(id)),
    putScores: (rows) =>
      worker.call((api) => api.putScores(transfer(rows, [rows.rowIds.buffer, rows.scores.buffer]))),
    scores: (sha256) => worker.call((api) => api.scores(sha256)),
    putCheckpoint: (checkpoint) => worker.call((api) => api.putCheckpoint(checkpoint)),
    checkpoint: (sha256) => worker.call((api) => api.checkpoint(sha256)),
    putFile: (file) => worker.call((api) => api.putFile(file)),
    hash: (file) => worker.call((api) => api.hash(file)),
    file: (sha256) => worker.call((api) => api.file(sha256)),
    sweep: () => worker.call((api) => api.sweep()),
  };
}
