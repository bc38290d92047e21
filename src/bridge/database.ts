import { proxy, transfer, type Remote } from 'comlink';
import { FaultError } from '../domain/fault.ts';
import type { DatabaseWorker } from '../../workers/database.ts';
import type { StatementEntry } from '../engine/database/database.ts';
import { auditCalls } from './audit.ts';
import { exploreBridge } from './explore.ts';
import { shareCalls } from './share.ts';
import { scoringCalls } from './scoring.ts';
import { WorkerHandle } from './workerHandle.ts';

/**
 * The database engine as the page sees it. Its datasets go out by a port, whose other end the trainer
 * holds; if one cannot be made, both calls reject with the same fault.
 */
export interface DatabaseBridge extends Omit<DatabaseWorker, 'open'> {
  /** Starts the database, which its first call would do otherwise. */
  start(): Promise<void>;
  /** Says when the database was lost with all its tables; a new, empty one answers the next call. */
  onLost(listener: () => void): void;
  /** Ends the worker with all its tables. */
  end(): void;
}

/** Starts the database worker on the first call; every statement it runs is told to `onStatement`. */
export function connectDatabase(onStatement: (entry: StatementEntry) => void): DatabaseBridge {
  const listeners: (() => void)[] = [];
  const worker = new WorkerHandle<DatabaseWorker>(
    () =>
      new Worker(new URL('../../workers/database.ts', import.meta.url), {
        type: 'module',
        name: 'database',
      }),
    'the database worker',
    () => lost(),
  );
  const lost = () => {
    for (const listener of listeners) listener();
  };
  const ask = async <T>(use: (api: Remote<DatabaseWorker>) => Promise<T>): Promise<T> => {
    try {
      await worker.call((api) => api.open(proxy(onStatement)));
      return await worker.call(use);
    } catch (error) {
      if (error instanceof FaultError && error.fault.kind === 'worker-crashed') {
        worker.terminate();
        lost();
      }
      throw error;
    }
  };
  return {
    start: () => ask(() => Promise.resolve()),
    onLost: (listener) => void listeners.push(listener),
    simulateCity: () => ask((api) => api.simulateCity()),
    contents: (file) => ask((api) => api.contents(file)),
    foresee: (files) => ask((api) => api.foresee(files)),
    loadTable: (request, onProgress) => ask((api) => api.loadTable(request, proxy(onProgress))),
    previewParse: (file, parse) => ask((api) => api.previewParse(file, parse)),
    rejects: (id) => ask((api) => api.rejects(id)),
    profile: (source, column, missing) => ask((api) => api.profile(source, column, missing)),
    levels: (source, column, limit) => ask((api) => api.levels(source, column, limit)),
    cancel: () => ask((api) => api.cancel()),
    memory: () => ask((api) => api.memory()),
    readOutlines: (file, evenIfLarge) => ask((api) => api.readOutlines(file, evenIfLarge)),
    forgetTable: (id) => ask((api) => api.forgetTable(id)),
    forgetOutlines: (file) => ask((api) => api.forgetOutlines(file)),
    join: (spec, onProgress) => ask((api) => api.join(spec, proxy(onProgress))),
    makeDataset: (split, choice, port, onProgress, table) =>
      ask((api) =>
        api.makeDataset(split, choice, transfer(port, [port]), proxy(onProgress), table),
      ),
    storeScores: (model, rowIds, scores) =>
      ask((api) =>
        api.storeScores(
          model,
          transfer(rowIds, [rowIds.buffer]),
          transfer(scores, [scores.buffer]),
        ),
      ),
    readScores: (model) => ask((api) => api.readScores(model)),
    divide: (split) => ask((api) => api.divide(split)),
    forgetScores: (model) => ask((api) => api.forgetScores(model)),
    scoreLookup: (model, columns) => ask((api) => api.scoreLookup(model, columns)),
    ...auditCalls(ask),
    mapPoints: (model) => ask((api) => api.mapPoints(model)),
    mapScores: (model) => ask((api) => api.mapScores(model)),
    mapMatches: (model, condition) => ask((api) => api.mapMatches(model, condition)),
    mapZones: (zoning, codes) => ask((api) => api.mapZones(zoning, codes)),
    mapSums: (zoning, model, condition) => ask((api) => api.mapSums(zoning, model, condition)),
    mapVerdict: (model, condition) => ask((api) => api.mapVerdict(model, condition)),
    incident: (model, files, row) => ask((api) => api.incident(model, files, row)),
    cardFigures: (request, onProgress) => ask((api) => api.cardFigures(request, proxy(onProgress))),
    hashFile: (file, onProgress) => ask((api) => api.hashFile(file, proxy(onProgress))),
    ...exploreBridge(ask),
    ...shareCalls(ask),
    ...scoringCalls(ask),
    end: () => worker.terminate(),
    sides: (split) => ask((api) => api.sides(split)),
    takeScores: (model, table, split) => ask((api) => api.takeScores(model, table, split)),
  };
}
