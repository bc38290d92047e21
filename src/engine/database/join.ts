import { FaultError } from '../../domain/fault.ts';
import type { Outlines } from '../../domain/geo/outlines.ts';
import type { OnProgress } from '../../domain/progress.ts';
import { alignmentOf, retyped } from '../../domain/recipe/align.ts';
import { hasCoordinates, regionSql } from '../../domain/recipe/coordinates.ts';
import { DUCKDB } from '../../domain/recipe/dialect.ts';
import { incidentsSql } from '../../domain/recipe/incidents.ts';
import {
  CLEARING,
  joinedColumns,
  joinedSql,
  namesOf,
  type JoinNames,
  type JoinPlan,
} from '../../domain/recipe/join.ts';
import { keysOf } from '../../domain/recipe/keys.ts';
import type { JoinReceipt } from '../../domain/recipe/joinReceipt.ts';
import type { JoinSpec, TableSpec } from '../../domain/recipe/recipe.ts';
import {
  conflictsSql,
  JOIN_KEYS,
  keyColumn,
  repeatedSql,
  smallTableSql,
  type SmallTable,
} from '../../domain/recipe/smallTable.ts';
import { identifier } from '../../domain/recipe/sql.ts';
import { columnOf, type ColumnRole } from '../../domain/table/column.ts';
import { TABLES } from '../../domain/recipe/tables.ts';
import { castReceipts } from './casts.ts';
import { codeColumns } from './features/coded.ts';
import { COMPRESSED, PLAIN } from './database.ts';
import { countDuplicates } from './duplicates.ts';
import { withFormats } from './formats.ts';
import { countJoin, coordinateCounts, placeCounts } from './joinCounts.ts';
import { JoinRun } from './joinRun.ts';
import { placeIncidents } from './place.ts';
import type { Session } from './session.ts';

/**
 * The columns that a join cannot do without: one of each list. Incidents without an outcome can still be
 * counted and shown, as New York's and Seattle's.
 */
const NEEDED = {
  incidents: ['occurred at'],
  weather: ['day'],
  areas: ['area', 'area name'],
} as const satisfies Record<string, readonly ColumnRole[]>;

export interface Joined {
  readonly plan: JoinPlan;
  readonly receipt: JoinReceipt;
}

/**
 * Makes the joined view and counts what became of every incident.
 * @throws {FaultError} `column-missing`, or `join-fans-out` where a key stands twice in a small table
 * with different figures
 */
export async function join(
  session: Session,
  asked: JoinSpec,
  outlines: ReadonlyMap<string, Outlines>,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<Joined> {
  const start = performance.now();
  const run = new JoinRun(session, signal, onProgress);
  run.step('Reading dates and types');
  const spec = await withRegion(session, await completeSpec(session, asked));
  const names = namesOf(spec);
  for (const statement of CLEARING) await run.run('Clearing away the last join', statement);
  const conflicts = {
    weather: await makeSmall(run, 'weather', spec.weather, names),
    areas: await makeSmall(run, 'areas', spec.areas, names),
  };
  run.step('Looking for duplicates');
  const duplicates = await countDuplicates(run, spec);
  const place = await placeIncidents(run, spec, names, outlines);
  const rows = spec.incidents.reduce((sum, file) => sum + file.rows, 0);
  const sql = incidentsSql(spec, names.incidents, place.target, DUCKDB);
  await within(session, rows < FEW_ROWS ? PLAIN : COMPRESSED, () => run.run('Joining', sql));
  await run.run('Joining', joinedSql(spec, names, DUCKDB));
  run.step('Coding categories');
  const columns = joinedColumns(names);
  await codeColumns(session, spec, columns, signal);
  run.step('Counting');
  const receipt: JoinReceipt = {
    ...(await countJoin(session, spec)),
    alignment: await alignments(session, spec, conflicts),
    duplicates,
    coordinates: spec.incidents.some(hasCoordinates) ? await coordinateCounts(session) : null,
    places: place.choice && (await placeCounts(session, spec, place)),
    areaMatch: place.match,
    casts: await castReceipts(session, spec, names),
    ms: performance.now() - start,
  };
  const { target, choice, aliases } = place;
  const found = { spec, target, placeKeys: choice?.keys ?? [], aliases };
  return { plan: { statements: run.statements, columns, keys: keysOf(spec), found }, receipt };
}

/** Joined incidents below this are kept plain: that is twice as fast, and their memory is no matter. */
const FEW_ROWS = 1_000_000;

/** Makes tables in one of the databases; afterwards they are found by name as all others. */
async function within(session: Session, where: string, run: () => Promise<void>): Promise<void> {
  for (const schema of [PLAIN, COMPRESSED]) {
    await session.query('Clearing away', `drop table if exists ${schema}.${TABLES.incidents}`);
  }
  await session.query('Choosing where', `set search_path = '${where},${OTHER_OF[where] ?? ''}'`);
  try {
    await run();
  } finally {
    await session.query('Choosing where', `set search_path = '${COMPRESSED},${PLAIN}'`);
  }
}

const OTHER_OF: Readonly<Record<string, string>> = { [PLAIN]: COMPRESSED, [COMPRESSED]: PLAIN };

/** Checks that the needed columns are there, and finds how dates are written where that is not known. */
async function completeSpec(session: Session, spec: JoinSpec): Promise<JoinSpec> {
  const complete = async <T extends TableSpec>(kind: keyof typeof NEEDED, tables: readonly T[]) => {
    const found: T[] = [];
    for (const table of retyped(tables)) {
      const [role] = NEEDED[kind];
      if (!NEEDED[kind].some((one) => columnOf(table.columns, one))) {
        throw new FaultError({ kind: 'column-missing', table: table.file, role });
      }
      const rows = await rowsOf(session, table);
      const columns = await withFormats(session, table.source, rows, table.columns);
      found.push({ ...table, columns });
    }
    return found;
  };
  return {
    ...spec,
    incidents: await complete('incidents', spec.incidents),
    weather: await complete('weather', spec.weather),
    areas: await complete('areas', spec.areas),
  };
}

function rowsOf(session: Session, { source }: TableSpec): Promise<number> {
  const sql = `select count(*) as n from ${identifier(source)}`;
  return session.row('Counting rows', sql, (row) => row.number('n'));
}

/** The region in which coordinates are believed: the city's, or where most of them lie. */
async function withRegion(session: Session, spec: JoinSpec): Promise<JoinSpec> {
  if (spec.region || !spec.incidents.some(hasCoordinates)) return spec;
  const rows = spec.incidents.reduce((sum, file) => sum + file.rows, 0);
  const sql = regionSql(spec.incidents, rows, DUCKDB);
  const region = await session.row('Looking where the incidents lie', sql, (row) => {
    const [west, south, east, north] = ['west', 'south', 'east', 'north'].map((side) =>
      row.numberOrNull(side),
    );
    const box = { west: west ?? NaN, south: south ?? NaN, east: east ?? NaN, north: north ?? NaN };
    return Object.values(box).some(Number.isNaN) ? null : box;
  });
  return { ...spec, region };
}

/** Makes a table to join with; gives the keys on which files disagree. */
async function makeSmall(
  run: JoinRun,
  kind: SmallTable,
  files: readonly TableSpec[],
  names: JoinNames,
): Promise<number> {
  if (files.length === 0) return 0;
  const columns = names[kind];
  for (const [i, file] of files.entries()) {
    const own = columns.map((column) => ({ ...column, sources: [column.sources[i] ?? null] }));
    const sql = repeatedSql(kind, file, own, DUCKDB);
    const repeated = await run.session.row(`Checking ${file.file}`, sql, (row) =>
      row.number('keys'),
    );
    if (repeated > 0) {
      const key = keyColumn(kind, file)?.name ?? JOIN_KEYS[kind].name;
      throw new FaultError({ kind: 'join-fans-out', table: file.file, key, repeated });
    }
  }
  await run.run(`Reading ${kind}`, smallTableSql(kind, files, columns, DUCKDB));
  if (files.length < 2 || columns.length === 0) return 0;
  const sql = conflictsSql(kind, files, columns, DUCKDB);
  return run.session.row('Comparing files', sql, (row) => row.number('conflicts'));
}

async function alignments(
  session: Session,
  spec: JoinSpec,
  conflicts: Readonly<Record<SmallTable, number>>,
): Promise<JoinReceipt['alignment']> {
  const small = async (kind: SmallTable) => {
    const files = spec[kind];
    if (files.length === 0) return null;
    const rows: number[] = [];
    for (const file of files) rows.push(await rowsOf(session, file));
    return alignmentOf(files, rows, conflicts[kind]);
  };
  const rows = spec.incidents.map((file) => file.rows);
  return {
    incidents: alignmentOf(spec.incidents, rows, 0),
    weather: await small('weather'),
    areas: await small('areas'),
  };
}
