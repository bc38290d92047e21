import { columnOf } from '../../src/domain/table/column.ts';
import type { LoadedTable } from '../../src/domain/table/receipt.ts';
import type { JoinSpec, TableSpec } from '../../src/domain/recipe/recipe.ts';
import { createDatabaseEngine, type DatabaseEngine } from '../../src/engine/database/engine.ts';
import type { NamedFile } from '../../src/engine/database/file.ts';
import { openNodeDuckDb } from './nodeDuckDb.ts';

export const quiet = () => undefined;

/** A file of the given text. */
export function textFile(name: string, text: string): NamedFile {
  return { name, data: new Blob([text]), simulated: false };
}

/** An open engine over DuckDB in Node. */
export async function openEngine(): Promise<DatabaseEngine> {
  const engine = createDatabaseEngine(openNodeDuckDb);
  await engine.open(quiet);
  return engine;
}

export function specOf({ source, receipt, columns }: LoadedTable): TableSpec {
  return { file: receipt.file, source, columns };
}

/** A join of loaded tables by their recognised roles. */
export function joinOf(tables: readonly LoadedTable[]): JoinSpec {
  const byRole = (role: LoadedTable['role']) => tables.find((table) => table.role === role);
  const incidents = byRole('incidents');
  if (!incidents || !columnOf(incidents.columns, 'outcome'))
    throw new Error('no incidents were loaded');
  const weather = byRole('weather');
  const areas = byRole('areas');
  return {
    incidents: specOf(incidents),
    weather: weather ? specOf(weather) : null,
    areas: areas ? specOf(areas) : null,
    outcome: incidents.outcome,
    seasons: 'meteorological',
  };
}
