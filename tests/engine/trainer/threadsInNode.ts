import { Worker } from 'node:worker_threads';
import type { Helpers } from '../../../src/engine/trainer/wasm/helpers.ts';

const file = new URL('./threadInNode.mjs', import.meta.url);

/** Helpers in Node's own worker threads; `end` ends them. */
export function helpersInNode(count: number): Helpers & { readonly end: () => Promise<void> } {
  const workers: Worker[] = [];
  return {
    count,
    async start(jobs) {
      while (workers.length < jobs.length) {
        workers.push(new Worker(file));
      }
      await Promise.all(
        jobs.map(
          (job, i) =>
            new Promise<void>((resolve, reject) => {
              workers[i]!.once('message', () => resolve());
              workers[i]!.once('error', reject);
              workers[i]!.postMessage(job);
            }),
        ),
      );
    },
    async end() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
