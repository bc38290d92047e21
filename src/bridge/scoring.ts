import { proxy, transfer, type Remote } from 'comlink';
import type { DatabaseWorker } from '../../workers/database.ts';

type ScoringCalls = Pick<DatabaseWorker, 'standing' | 'makeFresh' | 'judgeFresh'>;

/** The calls that score new incidents, through the database's bridge. */
export function scoringCalls(
  ask: <T>(use: (api: Remote<DatabaseWorker>) => Promise<T>) => Promise<T>,
): ScoringCalls {
  return {
    standing: (split) => ask((api) => api.standing(split)),
    makeFresh: (request, port, onProgress) =>
      ask((api) => api.makeFresh(request, transfer(port, [port]), proxy(onProgress))),
    judgeFresh: (rowIds, scores) =>
      ask((api) =>
        api.judgeFresh(transfer(rowIds, [rowIds.buffer]), transfer(scores, [scores.buffer])),
      ),
  };
}
