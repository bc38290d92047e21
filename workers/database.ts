import { expose, transfer } from 'comlink';
import type { AuditDimension } from '../src/domain/audit/dimensions.ts';
import type { FeatureChoice } from '../src/domain/features/choose.ts';
import type { OnProgress } from '../src/domain/progress.ts';
import type { SplitSpec } from '../src/domain/recipe/recipe.ts';
import type { FreshRequest } from '../src/domain/scoring/fresh.ts';
import type { SplitTable } from '../src/domain/recipe/tables.ts';
import { buffersIn } from '../src/engine/buffersIn.ts';
import type { ScoredModel } from '../src/engine/database/audit/evaluate.ts';
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
    table?: SplitTable,
  ) => handOver(port, () => engine.makeDataset(split, choice, onProgress, table)),
  readScores: async (model: string) => moved(await engine.readScores(model)),
  makeFresh: (request: FreshRequest, port: MessagePort, onProgress: OnProgress) =>
    handOver(port, () => engine.makeFresh(request, onProgress)),
  standing: async (split: SplitSpec) => moved(await engine.standing(split)),
  mapPoints: async (model: string) => moved(await engine.mapPoints(model)),
  evaluate: async (shown: ScoredModel, others: readonly ScoredModel[], code: string | null) =>
    moved(await engine.evaluate(shown, others, code)),
  auditBy: async (model: string, dimension: AuditDimension, threshold: number) =>
    moved(await engine.auditBy(model, dimension, threshold)),
  mapScores: async (model: string) => moved(await engine.mapScores(model)),
  mapMatches: async (model: string, condition: string) =>
    moved(await engine.mapMatches(model, condition)),
};

/** An answer whose typed arrays change threads instead of being copied. */
function moved<T extends object>(answer: T): T {
  return transfer(answer, buffersIn(answer));
}

/** What the page reaches by this worker. */
export type DatabaseWorker = typeof api;

expose(guard(api, 'the database'));
postMessage({ ready: true });
