import type { ThreadJob } from './thread.ts';

/** Workers that take part in a training beside the thread that leads it. */
export interface Helpers {
  /** How many there may be; 0 where memory cannot be shared. */
  readonly count: number;
  /** Gives each job to a worker of its own; resolves once all are at work. */
  start(jobs: readonly ThreadJob[]): Promise<void>;
}

/** No helpers: one thread does it all. */
export const NO_HELPERS: Helpers = { count: 0, start: () => Promise.resolve() };

/** More threads gain little, and the page and the database want some too. */
const MOST_THREADS = 8;

/** Starts this browser's helpers: none on a page that is not isolated, or where no worker starts. */
export async function findHelpers(): Promise<Helpers> {
  if (typeof crossOriginIsolated === 'undefined' || !crossOriginIsolated) return NO_HELPERS;
  const count = Math.min(navigator.hardwareConcurrency, MOST_THREADS) - 1;
  const workers = Array.from({ length: count }, startWorker);
  try {
    await Promise.all(workers.map((worker) => answer(worker)));
  } catch {
    // One thread gives the same weights, if later.
    workers.forEach((worker) => worker.terminate());
    return NO_HELPERS;
  }
  return {
    count,
    async start(jobs) {
      const answers = jobs.map((job, i) => {
        const worker = workers[i]!;
        worker.postMessage(job);
        return answer(worker);
      });
      await Promise.all(answers);
    },
  };
}

function startWorker(): Worker {
  return new Worker(new URL('../../../../workers/trainerThread.ts', import.meta.url), {
    type: 'module',
    name: 'trainer thread',
  });
}

/** Resolves when the worker next says something: that it is there, or that it has taken a job up. */
function answer(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.onmessage = () => resolve();
    worker.onerror = ({ message }) => reject(new Error(message || 'a worker does not start'));
  });
}
