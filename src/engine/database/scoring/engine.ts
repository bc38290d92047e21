import type { Dataset } from '../../../domain/features/matrix.ts';
import type { OnProgress } from '../../../domain/progress.ts';
import type { SplitSpec } from '../../../domain/recipe/recipe.ts';
import type { FreshRequest, FreshRows, FreshScores } from '../../../domain/scoring/fresh.ts';
import type { Session } from '../session.ts';
import { judgeFresh } from './judge.ts';
import { makeFresh } from './make.ts';
import { standing } from './standing.ts';

/** What scoring new incidents takes: the first is asked of the study's database, the rest of one beside it. */
export interface ScoringEngine {
  /** Where every row of the study's incidents stands in a split, by row number. */
  standing(split: SplitSpec): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * Puts new incidents, which are joined behind those that a model learned from, through that model's plan.
   * In the dataset they stand as the hold-out; of the other sides one row stands for all.
   * @throws {FaultError} `plan-unfit`, or as `makeDataset`
   */
  makeFresh(
    request: FreshRequest,
    onProgress: OnProgress,
  ): Promise<{ dataset: Dataset; fresh: FreshRows }>;
  /** Keeps the new incidents' scores, and judges them where outcomes are known. */
  judgeFresh(rowIds: Int32Array, scores: Float32Array): Promise<FreshScores>;
}

/** The scoring of new incidents over the engine's session. */
export function scoringEngine(session: () => Promise<Session>): ScoringEngine {
  return {
    standing: async (split) => standing(await session(), split),
    makeFresh: async (request, onProgress) => makeFresh(await session(), request, onProgress),
    judgeFresh: async (rowIds, scores) => judgeFresh(await session(), rowIds, scores),
  };
}
