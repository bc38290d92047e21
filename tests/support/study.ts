import { CITIES } from '../../src/domain/cities/cities.ts';
import type { OnProgress } from '../../src/domain/progress.ts';
import type { IncidentsSpec, JoinSpec, TableSpec } from '../../src/domain/recipe/recipe.ts';
import type { LoadedTable } from '../../src/domain/table/receipt.ts';
import { createDatabaseEngine, type DatabaseEngine } from '../../src/engine/database/engine.ts';
import type { NamedFile } from '../../src/domain/table/source.ts';
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

/** Loads a file as it comes. */
export function load(
  engine: DatabaseEngine,
  file: NamedFile,
  onProgress: OnProgress = quiet,
): Promise<LoadedTable> {
  return engine.loadTable({ file }, onProgress);
}

export function specOf({ source, receipt, columns, missing }: LoadedTable): TableSpec {
  return { file: receipt.file, source, columns, missing };
}

export function incidentsSpecOf(table: LoadedTable): IncidentsSpec {
  return { ...specOf(table), rows: table.receipt.loaded, outcome: table.outcome };
}

/** A join of loaded tables by their recognised roles. */
export function joinOf(tables: readonly LoadedTable[]): JoinSpec {
  const byRole = (role: LoadedTable['role']) => tables.filter((table) => table.role === role);
  const incidents = byRole('incidents');
  if (incidents.length === 0) throw new Error('no incidents were loaded');
  return {
    incidents: incidents.map(incidentsSpecOf),
    weather: byRole('weather').map(specOf),
    areas: byRole('areas').map(specOf),
    place: null,
    region: CITIES.find(({ id }) => id === incidents[0]?.city)?.region ?? null,
    duplicates: 'keep',
    seasons: 'meteorological',
  };
}
