import { castColumns } from '../recipe/castCounts.ts';
import { alignColumns } from '../recipe/align.ts';
import { coordinatesOf, coordinateStateSql, hasCoordinates } from '../recipe/coordinates.ts';
import type { SqlDialect } from '../recipe/dialect.ts';
import { dropSql, haveIds } from '../recipe/duplicates.ts';
import { incidentsSql } from '../recipe/incidents.ts';
import { joinedSql, namesOf, type JoinFindings } from '../recipe/join.ts';
import { ADDED } from '../recipe/names.ts';
import { aliasedSql, distinctPlacesSql } from '../recipe/places.ts';
import type { SplitSpec } from '../recipe/recipe.ts';
import { repeatedSql, smallTableSql } from '../recipe/smallTable.ts';
import { splitSql } from '../recipe/split.ts';
import { TABLES } from '../recipe/tables.ts';

/** A statement of the recipe and the view that it makes. */
export interface Step {
  readonly makes: string;
  readonly sql: string;
  /** Whether what it makes is worth keeping, since it is read more than once. */
  readonly keep: boolean;
}

/** A query that counts the keys which stand in a file more than once with different figures. */
export interface FanOutCheck {
  readonly file: string;
  readonly sql: string;
}

const KINDS = ['weather', 'areas'] as const;
const AREAS_ALONE = 'areas_alone';
/** The view of distinct positions, of which the project makes `located`. */
const PLACES = 'places';

/** What a join did, as statements for another engine; each makes a view of those before. */
export function joinSteps(
  { spec, target, aliases }: JoinFindings,
  split: SplitSpec,
  sql: SqlDialect,
): Step[] {
  const names = namesOf(spec);
  const { weather, areas, incidents, joined } = TABLES;
  const steps: Step[] = [];
  const step = (makes: string, statement: string, keep = false) => {
    steps.push({ makes, sql: statement, keep });
  };
  if (spec.weather.length > 0)
    step(weather, smallTableSql('weather', spec.weather, names.weather, sql), true);
  if (spec.areas.length > 0) {
    step(AREAS_ALONE, smallTableSql('areas', spec.areas, names.areas, sql, AREAS_ALONE), true);
    const columns = names.areas.map(({ name }) => name);
    step(areas, aliasedSql(AREAS_ALONE, columns, aliases, sql), true);
  }
  if (spec.duplicates !== 'keep') {
    const what = spec.duplicates === 'drop ids' && haveIds(spec.incidents) ? 'id' : 'record';
    step('repeats', dropSql(spec.incidents, alignColumns(spec.incidents), what, sql), true);
  }
  if (target !== null) {
    const files = spec.incidents.filter(hasCoordinates).map((file) => ({
      source: sql.identifier(file.source),
      ...coordinatesOf(file, sql),
    }));
    const usable = coordinateStateSql(ADDED.longitude, ADDED.latitude, spec.region, sql);
    step(PLACES, `${sql.makeView(PLACES)}\n${distinctPlacesSql(files, usable)}`);
  }
  step(incidents, incidentsSql(spec, names.incidents, target, sql), true);
  step(joined, joinedSql(spec, names, sql));
  step('split', splitSql(split, sql), true);
  return steps;
}

/** What a join checks before: no file of weather or areas may fan incidents out. */
export function fanOutChecks({ spec }: JoinFindings, sql: SqlDialect): FanOutCheck[] {
  const names = namesOf(spec);
  return KINDS.flatMap((kind) =>
    spec[kind].map((file, i) => {
      const own = names[kind].map((column) => ({
        ...column,
        sources: [column.sources[i] ?? null],
      }));
      return { file: file.file, sql: repeatedSql(kind, file, own, sql) };
    }),
  );
}

/** The tables that a join reads, incidents first, each once. */
export function tablesOfJoin({ spec }: JoinFindings) {
  return (['incidents', ...KINDS] as const).flatMap((kind) =>
    spec[kind].map((table) => ({ kind, table })),
  );
}

/** The columns that a join reads as what they are, for its receipt. */
export function castsOfJoin({ spec }: JoinFindings) {
  return castColumns(spec, namesOf(spec));
}
