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
  async mapPoints() {
    const points = await engine.mapPoints();
    const { rowIds, longitudes, latitudes, probabilities, outcomes } = points;
    const arrays = [rowIds, longitudes, latitudes, probabilities, outcomes];
    return transfer(
      points,
      arrays.map((array) => array.buffer),
    );
  },
};

expose(guard(api, 'the database'));
postMessage({ ready: true });
