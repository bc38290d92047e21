import { expose, transfer } from 'comlink';
import type { OnProgress } from '../src/domain/progress.ts';
import type { TreesJob } from '../src/domain/trees/training.ts';
import wasm from 'ydf-training/dist/training.wasm?url';
import { guard } from '../src/engine/guard.ts';
import { takeOver } from '../src/engine/handover.ts';
import { openLibrary } from '../src/engine/trees/library.ts';
import { createTrees } from '../src/engine/trees/trees.ts';

const engine = createTrees(openLibrary(wasm));

/** The engine, with the rows from the database's end of a port, and its scores moved instead of copied. */
const api = {
  async train(job: Omit<TreesJob, 'data'>, port: MessagePort, onProgress: OnProgress) {
    const data = await takeOver(port);
    const result = await engine.train({ ...job, data }, onProgress);
    return transfer(result, [result.rowIds.buffer, result.scores.buffer]);
  },
};

/** What the page reaches by this worker. */
export type TreesWorker = typeof api;

expose(guard(api, 'the trees'));
postMessage({ ready: true });
