import { proxy, transfer } from 'comlink';
import type { OnProgress } from '../domain/progress.ts';
import type { TreesJob, TreesResult } from '../domain/trees/training.ts';
import type { TreesWorker } from '../../workers/trees.ts';
import { WorkerHandle } from './workerHandle.ts';

/** The engine of the trees as the page sees it. */
export interface TreesBridge {
  /**
   * Grows trees in their worker, one job at a time, from rows that the database hands over by the
   * other end of the port. Rejects with an `AbortError` as soon as the signal fires.
   */
  train(
    job: Omit<TreesJob, 'data'>,
    port: MessagePort,
    onProgress: OnProgress,
    signal: AbortSignal,
  ): Promise<TreesResult>;
}

/** Starts a worker for each job and ends it after: nothing else interrupts the library, or frees its memory. */
export function connectTrees(): TreesBridge {
  return {
    async train(job, port, onProgress, signal) {
      signal.throwIfAborted();
      const worker = new WorkerHandle<TreesWorker>(startWorker, 'the worker of the trees');
      const growing = worker.call((api) =>
        api.train(job, transfer(port, [port]), proxy(onProgress)),
      );
      try {
        return await Promise.race([growing, aborted(signal)]);
      } finally {
        worker.terminate();
      }
    },
  };
}

function startWorker(): Worker {
  return new Worker(new URL('../../workers/trees.ts', import.meta.url), {
    type: 'module',
    name: 'trees',
  });
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(new DOMException('The trees were given up.', 'AbortError'));
    });
  });
}
