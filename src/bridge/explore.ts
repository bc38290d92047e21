import type { Remote } from 'comlink';
import type { ExploreEngine } from '../engine/database/explore/engine.ts';

/** The Explore stage's calls, through the database's bridge. */
export function exploreBridge(
  ask: <T>(use: (api: Remote<ExploreEngine>) => Promise<T>) => Promise<T>,
): ExploreEngine {
  return {
    makeCube: (asked) => ask((api) => api.makeCube(asked)),
    countPairs: (dimensions, active, brushes) =>
      ask((api) => api.countPairs(dimensions, active, brushes)),
    canFilter: (condition) => ask((api) => api.canFilter(condition)),
  };
}
