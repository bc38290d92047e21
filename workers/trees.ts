import { expose, transfer } from 'comlink';
import wasm from 'ydf-training/dist/training.wasm?url';
import { guard } from '../src/engine/guard.ts';
import { openLibrary } from '../src/engine/trees/library.ts';
import { createTrees, type TreesEngine } from '../src/engine/trees/trees.ts';

const engine = createTrees(openLibrary(wasm));

/** The engine, with its scores moved instead of copied. */
const api: TreesEngine = {
  async train(job, onProgress) {
    const result = await engine.train(job, onProgress);
    return transfer(result, [result.rowIds.buffer, result.scores.buffer]);
  },
};

expose(guard(api, 'the trees'));
postMessage({ ready: true });
