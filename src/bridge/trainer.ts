import { proxy, transfer } from 'comlink';
import { buffersOf } from '../domain/features/matrix.ts';
import type { TrainingJob, TrainingProgress, TrainingResult } from '../domain/network/training.ts';
import type { OnProgress } from '../domain/progress.ts';
import type { TrainerEngine } from '../engine/trainer/trainer.ts';
import { WorkerHandle } from './workerHandle.ts';

/** How long a training may take to stop before its worker is ended. */
const PATIENCE_MS = 800;

/** The training engine as the page sees it. */
export interface TrainerBridge {
  /** Trains in the worker; the job's buffers move there. Rejects with an `AbortError` if the signal fires. */
  train(
    job: TrainingJob,
    onProgress: OnProgress<TrainingProgress>,
    signal: AbortSignal,
  ): Promise<TrainingResult>;
}

/** Starts the trainer worker on the first training. */
export function connectTrainer(): TrainerBridge {
  const worker = new WorkerHandle<TrainerEngine>(
    () =>
      new Worker(new URL('../../workers/trainer.ts', import.meta.url), {
        type: 'module',
        name: 'trainer',
      }),
    'the trainer worker',
  );
  return {
    async train(job, onProgress, signal) {
      signal.throwIfAborted();
      const training = worker.call((api) =>
        api.train(transfer(job, buffersOf(job.data)), proxy(onProgress)),
      );
      return Promise.race([training, stopped(worker, signal, training)]);
    },
  };
}

/** Rejects once the signal has fired and the worker has stopped, by itself or by force. */
function stopped(
  worker: WorkerHandle<TrainerEngine>,
  signal: AbortSignal,
  training: Promise<unknown>,
): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      const force = setTimeout(() => {
        worker.terminate();
        reject(new DOMException('The training was ended.', 'AbortError'));
      }, PATIENCE_MS);
      training.then(
        () => clearTimeout(force),
        () => clearTimeout(force),
      );
      worker.call((api) => api.cancel()).catch(reject);
    });
  });
}
