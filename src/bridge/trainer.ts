import { proxy, transfer } from 'comlink';
import type { FeaturePlan } from '../domain/features/plan.ts';
import type {
  Checkpoint,
  CheckpointSummary,
  DatasetFacts,
  TrainingJob,
  TrainingProgress,
  TrainingResult,
} from '../domain/network/training.ts';
import type { BackendChoice } from '../domain/network/spec.ts';
import type { OnProgress } from '../domain/progress.ts';
import type { Measured } from '../engine/trainer/measure.ts';
import type { TrainerEngine } from '../engine/trainer/trainer.ts';
import { explainBridge, type ExplainBridge } from './explain.ts';
import { WorkerHandle } from './workerHandle.ts';

/** How long a training may take to stop before its worker is ended. */
const PATIENCE_MS = 800;

/** The training engine as the page sees it; `TrainerEngine` says what each call does. */
export interface TrainerBridge extends ExplainBridge {
  /** Takes a dataset from the database worker, which has the other end of the port. */
  hold(port: MessagePort): Promise<DatasetFacts>;
  release(id: string): Promise<void>;
  /** A held dataset's hold-out as a CSV file. */
  inputs(id: string, plan: FeaturePlan, before: number): Promise<Blob>;
  /** Trains in the worker. Rejects with an `AbortError` if the signal fires. */
  train(
    job: TrainingJob,
    onProgress: OnProgress<TrainingProgress>,
    signal: AbortSignal,
  ): Promise<TrainingResult>;
  /** Times a typical training on the backend that would be chosen. */
  measure(choice: BackendChoice): Promise<Measured>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Trainings that can go on from what lies on the disk, newest first. */
  checkpoints(): Promise<readonly CheckpointSummary[]>;
  /** Where one of them stood, as a job's `resume`. */
  checkpoint(id: string): Promise<Checkpoint>;
  forget(id: string): Promise<void>;
  /**
   * Says when the worker has gone with all datasets that it held: it crashed, or it was ended because it
   * did not stop. A new one answers the next call.
   */
  onLost(listener: () => void): void;
}

/** Starts the trainer worker on the first call that needs it. */
export function connectTrainer(): TrainerBridge {
  const listeners: (() => void)[] = [];
  const lost = () => listeners.forEach((listener) => listener());
  const worker = new WorkerHandle<TrainerEngine>(
    () =>
      new Worker(new URL('../../workers/trainer.ts', import.meta.url), {
        type: 'module',
        name: 'trainer',
      }),
    'the trainer worker',
    lost,
  );
  /** What a worker that does not run has no use for. */
  const tell = async (use: Parameters<typeof worker.call<void>>[0]): Promise<void> => {
    if (worker.isRunning) await worker.call(use);
  };
  const end = () => {
    worker.terminate();
    lost();
  };
  /** The training before, however it ended: one that was stopped may take its time. */
  let before: Promise<unknown> = Promise.resolve();
  return {
    hold: (port) => worker.call((api) => api.hold(transfer(port, [port]))),
    release: (id) => tell((api) => api.release(id)),
    inputs: (id, plan, before) => worker.call((api) => api.inputs(id, plan, before)),
    async train(job, onProgress, signal) {
      const run = before.then(() => {
        signal.throwIfAborted();
        const training = worker.call((api) => api.train(job, proxy(onProgress)));
        const cancel = () => worker.call((api) => api.cancel());
        return Promise.race([training, stopped(cancel, end, signal, training)]);
      });
      before = run.catch(() => undefined);
      return run;
    },
    measure: (choice) => worker.call((api) => api.measure(choice)),
    pause: () => tell((api) => api.pause()),
    resume: () => tell((api) => api.resume()),
    checkpoints: () => worker.call((api) => api.checkpoints()),
    checkpoint: (id) => worker.call((api) => api.checkpoint(id)),
    forget: (id) => worker.call((api) => api.forget(id)),
    ...explainBridge(worker),
    onLost: (listener) => void listeners.push(listener),
  };
}

/** Rejects once the signal has fired and the worker has stopped, by itself or by force. */
function stopped(
  cancel: () => Promise<void>,
  end: () => void,
  signal: AbortSignal,
  training: Promise<unknown>,
): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      const force = setTimeout(() => {
        end();
        reject(new DOMException('The training was ended.', 'AbortError'));
      }, PATIENCE_MS);
      training.then(
        () => clearTimeout(force),
        () => clearTimeout(force),
      );
      cancel().catch(reject);
    });
  });
}
