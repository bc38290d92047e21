import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { figureDimensions } from '../../../src/domain/explore/choose.ts';
import { slicesOf } from '../../../src/domain/explore/cube.ts';
import type { Database } from '../../../src/engine/database/database.ts';
import { createDatabaseEngine } from '../../../src/engine/database/engine.ts';
import { openNodeDuckDb } from '../../support/nodeDuckDb.ts';
import { joinOf, load, quiet } from '../../support/study.ts';
import { mosaicMoves } from './mosaic.ts';

/** Moves of a brush over the hours that both are asked to follow. */
const MOVES = Array.from({ length: 40 }, (_, i) => ({ from: i % 12, to: 12 + (i % 11) }));

/**
 * Our cross-filter and Mosaic's over the same table of incidents in the same DuckDB-WASM, without a page:
 * milliseconds from each brush to the counts of all other figures. The first move of each also readies it.
 */
export async function bothCrossFilters(incidents: string, log: (line: string) => void) {
  let database: Database | undefined;
  const engine = createDatabaseEngine(async () => (database = await openNodeDuckDb()));
  await engine.open(quiet);
  const file = { name: basename(incidents), data: await openAsBlob(incidents), simulated: false };
  const { plan, receipt } = await engine.join(joinOf([await load(engine, file)]), quiet);
  const cube = await engine.makeCube(figureDimensions(plan.columns, receipt));
  const active = cube.dimensions.findIndex(({ column }) => column === 'HourOfDay');
  log('both cross-filters: the table is ready');
  const ours: number[] = [];
  let counted = null;
  for (const { from, to } of MOVES) {
    const start = performance.now();
    const parts = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    const brushes = new Map([[active, parts]]);
    counted ??= await engine.countPairs(cube.dimensions, active, brushes);
    slicesOf(cube, brushes, counted);
    ours.push(performance.now() - start);
  }
  if (!database) throw new Error('the database was not opened');
  const mosaic = await mosaicMoves(database, cube.dimensions.length, active, MOVES);
  return { ours, mosaic };
}
