import { proxy, transfer } from 'comlink';
import type { DatabaseEngine } from '../engine/database/engine.ts';
import type { StatementEntry } from '../engine/database/database.ts';
import { WorkerHandle } from './workerHandle.ts';

/** The database engine as the page sees it. */
export type DatabaseBridge = Omit<DatabaseEngine, 'open'>;

/** Starts the database worker on the first call; every statement it runs is told to `onStatement`. */
export function connectDatabase(onStatement: (entry: StatementEntry) => void): DatabaseBridge {
  const worker = new WorkerHandle<DatabaseEngine>(
    () =>
      new Worker(new URL('../../workers/database.ts', import.meta.url), {
        type: 'module',
        name: 'database',
      }),
    'the database worker',
  );
  const opened = async () => {
    await worker.call((api) => api.open(proxy(onStatement)));
    return worker;
  };
  return {
    simulateCity: async () => (await opened()).call((api) => api.simulateCity()),
    loadTable: async (file, onProgress) =>
      (await opened()).call((api) => api.loadTable(file, proxy(onProgress))),
    readOutlines: async (file) => (await opened()).call((api) => api.readOutlines(file)),
    forgetTable: async (id) => (await opened()).call((api) => api.forgetTable(id)),
    join: async (spec, onProgress) =>
      (await opened()).call((api) => api.join(spec, proxy(onProgress))),
    makeDataset: async (split, choice, onProgress) =>
      (await opened()).call((api) => api.makeDataset(split, choice, proxy(onProgress))),
    storeScores: async (rowIds, scores) =>
      (await opened()).call((api) =>
        api.storeScores(transfer(rowIds, [rowIds.buffer]), transfer(scores, [scores.buffer])),
      ),
    evaluate: async (baselines) => (await opened()).call((api) => api.evaluate(baselines)),
    mapPoints: async (longitude, latitude) =>
      (await opened()).call((api) => api.mapPoints(longitude, latitude)),
    incident: async (source, columns, row) =>
      (await opened()).call((api) => api.incident(source, columns, row)),
  };
}
