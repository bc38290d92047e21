import { parentPort } from 'node:worker_threads';
import { createThread } from '../../../src/engine/trainer/wasm/thread.ts';
import type { ThreadJob } from '../../../src/engine/trainer/wasm/thread.ts';

/* What workers/trainerThread.ts is in a browser. */
parentPort?.on('message', (job: ThreadJob) => {
  const thread = createThread(job);
  parentPort?.postMessage({ ready: true });
  thread.follow();
});
