import { makeVector, Table, type Vector } from 'apache-arrow';
import type { Outlines } from '../../domain/geo/outlines.ts';
import { castOf, joinKey } from '../../domain/recipe/cast.ts';
import { coordinatesOf, coordinateStateSql } from '../../domain/recipe/coordinates.ts';
import { DUCKDB } from '../../domain/recipe/dialect.ts';
import type { PlaceTarget } from '../../domain/recipe/incidents.ts';
import type { JoinNames } from '../../domain/recipe/join.ts';
import type { AreaMatch } from '../../domain/recipe/joinReceipt.ts';
import { ADDED } from '../../domain/recipe/names.ts';
import {
  aliasSql,
  choosePlace,
  distinctPlacesSql,
  plainName,
  type AreaAlias,
  type KnownPlaces,
  type PlaceChoice,
} from '../../domain/recipe/places.ts';
import type { IncidentsSpec, JoinSpec } from '../../domain/recipe/recipe.ts';
import { identifier } from '../../domain/recipe/sql.ts';
import { TABLES } from '../../domain/recipe/tables.ts';
import { columnOf } from '../../domain/table/column.ts';
import type { JoinRun } from './joinRun.ts';
import { matchAreas } from './areaMatch.ts';
import { Locator } from './locate.ts';
import type { Session } from './session.ts';
import { textVector } from './textVector.ts';

/** How incidents find their area, once the small tables are made. */
export interface Placing {
  /** What the outlines give: an area, or what fills the blanks of another column. */
  readonly target: PlaceTarget | null;
  readonly choice: (PlaceChoice & { readonly outlines: string }) | null;
  readonly match: AreaMatch | null;
  readonly aliases: readonly AreaAlias[];
}

const ROLES = ['area', 'district', 'beat', 'ward'] as const;
/** More distinct codes than any city has areas: not a code at all. */
const MOST_CODES = 20_000;

/**
 * Finds out what the outlines stand for, locates every distinct coordinate in them, and matches the
 * codes with the areas table by code or name.
 */
export async function placeIncidents(
  run: JoinRun,
  spec: JoinSpec,
  names: JoinNames,
  all: ReadonlyMap<string, Outlines>,
): Promise<Placing> {
  const outlines = spec.place ? all.get(spec.place.outlines) : undefined;
  if (!outlines && spec.areas.length === 0) {
    return { target: null, choice: null, match: null, aliases: [] };
  }
  run.step('Looking at areas');
  const known = await knownPlaces(run.session, spec, names);
  const choice = outlines ? choosePlace(outlines, spec.place?.property ?? null, known) : null;
  const target = choice ? targetOf(choice) : null;
  const { match, aliases } =
    spec.areas.length > 0 ? await matched(run, known, choice) : { match: null, aliases: [] };
  if (outlines && choice && target) await locate(run, spec, outlines, choice);
  return {
    target,
    match,
    aliases,
    choice: choice && outlines ? { ...choice, outlines: outlines.file } : null,
  };
}

function targetOf({ standsFor }: PlaceChoice): PlaceTarget | null {
  if (standsFor === 'nothing') return null;
  return standsFor === 'areas' ? 'area' : standsFor;
}

/** What is known of areas: the areas table's codes and names, and the incidents' own codes. */
async function knownPlaces(
  session: Session,
  spec: JoinSpec,
  names: JoinNames,
): Promise<KnownPlaces> {
  const areas = new Set<string>();
  const areaNames = new Map<string, string>();
  if (spec.areas.length > 0) {
    const name = names.areas.find(({ column }) => column.role === 'area name')?.name;
    const sql = `select ${ADDED.areaKey} as key, ${name === undefined ? 'null' : identifier(name)} as name from ${TABLES.areas}`;
    const rows = await session.rows('Reading areas', sql, (row) => [
      row.text('key') ?? '',
      row.text('name') ?? '',
    ]);
    for (const [key = '', text = ''] of rows) {
      areas.add(key);
      if (text !== '') areaNames.set(plainName(text), key);
    }
  }
  const codes = {} as Record<PlaceTarget, Set<string>>;
  for (const role of ROLES) codes[role] = await codesOf(session, spec.incidents, role);
  const has = Object.fromEntries(
    ROLES.map((role) => [role, spec.incidents.some((file) => columnOf(file.columns, role))]),
  ) as Record<PlaceTarget, boolean>;
  return { areas, areaNames, codes, has };
}

async function codesOf(session: Session, files: readonly IncidentsSpec[], role: PlaceTarget) {
  const codes = new Set<string>();
  for (const { columns, source, missing } of files) {
    const column = columnOf(columns, role);
    if (!column) continue;
    const key = joinKey(castOf(column, DUCKDB, missing), DUCKDB);
    const sql = `select distinct ${key} as key from ${identifier(source)} limit ${String(MOST_CODES)}`;
    const found = await session.rows(`Reading ${column.name}`, sql, (row) => row.text('key'));
    for (const code of found) if (code !== null) codes.add(code);
  }
  return codes;
}

/** Matches codes with the areas table; where a name matched, the area goes by that code too. */
async function matched(run: JoinRun, known: KnownPlaces, choice: PlaceChoice | null) {
  const given = choice?.standsFor === 'areas' ? choice.keys : [];
  const codes = [...known.codes.area, ...given.filter((key) => key !== '')];
  if (codes.length === 0) return { match: null, aliases: [] };
  const { match, aliases: found } = matchAreas(codes, known.areas, known.areaNames);
  const aliases = [...found].map(([from, to]) => ({ from, to }));
  for (const alias of aliases) await run.run('Matching area names', aliasSql(alias));
  return { match, aliases };
}

/** Coordinates that are located between two looks at whether the join was cancelled. */
const AT_ONCE = 50_000;

/** Writes the table of distinct coordinates with the code of the outline around each. */
async function locate(
  run: JoinRun,
  spec: JoinSpec,
  outlines: Outlines,
  choice: PlaceChoice,
): Promise<void> {
  run.step('Looking for the incidents’ places');
  const files = spec.incidents.map((file) => ({
    source: identifier(file.source),
    ...coordinatesOf(file, DUCKDB),
  }));
  const state = coordinateStateSql(ADDED.longitude, ADDED.latitude, spec.region, DUCKDB);
  const places = await run.session.query('Reading places', distinctPlacesSql(files, state));
  const longitudes = numbersOf(places.getChild(ADDED.longitude));
  const latitudes = numbersOf(places.getChild(ADDED.latitude));
  const locator = new Locator(outlines);
  const codes: (string | null)[] = [];
  for (let i = 0; i < longitudes.length; i++) {
    if (i % AT_ONCE === 0) {
      await new Promise((resolve) => setTimeout(resolve));
      run.step('Looking for the incidents’ places');
    }
    const found = locator.find(longitudes[i] ?? NaN, latitudes[i] ?? NaN);
    codes.push(choice.keys[found] || null);
  }
  const located = new Table({
    [ADDED.longitude]: makeVector(longitudes),
    [ADDED.latitude]: makeVector(latitudes),
    [ADDED.place]: textVector(codes),
  });
  await run.session.query('Tidying', `drop table if exists ${TABLES.located}`);
  await run.session.database.insert(located, TABLES.located);
}

function numbersOf(vector: Vector | null): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: vector?.length ?? 0 }, (_, i) => Number(vector?.get(i)));
}
