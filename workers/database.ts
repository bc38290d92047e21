import { expose, transfer } from 'comlink';
import type { FeatureChoice } from '../src/domain/features/choose.ts';
import type { OnProgress } from '../src/domain/progress.ts';
import type { SplitSpec } from '../src/domain/recipe/recipe.ts';
import { buffersIn } from '../src/engine/buffersIn.ts';
import { openDuckDb } from '../src/engine/database/duckdb.ts';
import { createDatabaseEngine } from '../src/engine/database/engine.ts';
import { guard } from '../src/engine/guard.ts';
import { handOver } from '../src/engine/handover.ts';

const engine = createDatabaseEngine(openDuckDb);

/** The engine, with large answers moved instead of copied, and datasets to the trainer's end of a port. */
const api = {
  ...engine,
  makeDataset: (
    split: SplitSpec,
    choice: FeatureChoice,
    port: MessagePort,
    onProgress: OnProgress,
  ) => handOver(port, () => engine.makeDataset(split, choice, onProgress)),
  async mapPoints(model: string) {
    const points = await engine.mapPoints(model);
    return transfer(points, buffersIn(points));
  },
  async mapScores(model: string) {
    const scores = await engine.mapScores(model);
    return transfer(scores, [scores.buffer]);
  },
  async mapMatches(model: string, condition: string) {
    const matches = await engine.mapMatches(model, condition);
    return transfer(matches, [matches.buffer]);
  },
};

/** What the page reaches by this worker. */
export type DatabaseWorker = typeof api;

expose(guard(api, 'the database'));
postMessage({ ready: true });
