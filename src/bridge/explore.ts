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
    profileColumn: (asked, where) => ask((api) => api.profileColumn(asked, where)),
    profilePair: (asked, where) => ask((api) => api.profilePair(asked, where)),
    // Awaited, since comlink's types would make a union of promises of each answer.
    runQuery: (sql) => ask(async (api) => await api.runQuery(sql)),
    explainQuery: (sql) => ask(async (api) => await api.explainQuery(sql)),
    stopQuery: () => ask((api) => api.stopQuery()),
    resultRows: (result, from, to) => ask((api) => api.resultRows(result, from, to)),
    exportResult: (result, format) => ask((api) => api.exportResult(result, format)),
    makeTable: (result, name) => ask((api) => api.makeTable(result, name)),
    askable: () => ask((api) => api.askable()),
  };
}
