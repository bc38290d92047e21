import { expose, transfer } from 'comlink';
import { buffersOf } from '../src/domain/features/matrix.ts';
import { openDuckDb } from '../src/engine/database/duckdb.ts';
import { createDatabaseEngine, type DatabaseEngine } from '../src/engine/database/engine.ts';
import { guard } from '../src/engine/guard.ts';

const engine = createDatabaseEngine(openDuckDb);

/** The engine, with large answers moved instead of copied. */
const api: DatabaseEngine = {
  ...engine,
  async makeDataset(...job) {
    const made = await engine.makeDataset(...job);
    return transfer(made, buffersOf(made.dataset));
  },
  async mapPoints(model) {
    const points = await engine.mapPoints(model);
    const { rowIds, longitudes, latitudes, probabilities, outcomes, hours } = points;
    const arrays = [rowIds, longitudes, latitudes, probabilities, outcomes, hours];
    return transfer(
      points,
      arrays.map((array) => array.buffer),
    );
  },
  async mapScores(model) {
    const scores = await engine.mapScores(model);
    return transfer(scores, [scores.buffer]);
  },
  async mapMatches(model, condition) {
    const matches = await engine.mapMatches(model, condition);
    return transfer(matches, [matches.buffer]);
  },
};

expose(guard(api, 'the database'));
postMessage({ ready: true });
