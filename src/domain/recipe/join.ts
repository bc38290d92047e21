import type { Column } from '../table/column.ts';
import { alignColumns, type NamedAligned } from './align.ts';
import type { SqlDialect } from './dialect.ts';
import type { RowKey } from './keys.ts';
import { ADDED, DERIVED, NameBook } from './names.ts';
import type { AreaAlias } from './places.ts';
import type { PlaceTarget } from './incidents.ts';
import type { JoinSpec, TableSpec } from './recipe.ts';
import { FEATURE_TABLES, SPLIT_TABLES, TABLES } from './tables.ts';

/** A column of the joined view and where it came from. */
export interface JoinedColumn {
  /** Its name in the view. */
  readonly name: string;
  readonly table: 'incidents' | 'weather' | 'areas' | 'derived';
  /** How its text was read; absent for derived columns. */
  readonly column?: Column;
}

/** The joined view as SQL: the statements that made it, and the columns that it has. */
export interface JoinPlan {
  readonly statements: readonly string[];
  readonly columns: readonly JoinedColumn[];
  /** What features are made of besides. */
  readonly keys: readonly RowKey[];
  readonly found: JoinFindings;
}

/** What a join found out of its files: with it, it can be done again without looking. */
export interface JoinFindings {
  /** As it was asked, with how dates are written, the types that files share, and the region. */
  readonly spec: JoinSpec;
  /** What the outlines give to incidents; null without. */
  readonly target: PlaceTarget | null;
  /** The code of each outline, '' for none. */
  readonly placeKeys: readonly string[];
  /** Codes by which areas go besides their own, since names matched: `from` is `to`'s. */
  readonly aliases: readonly AreaAlias[];
}

/** The columns of the joined tables under the names that they have in the view. */
export interface JoinNames {
  readonly incidents: readonly NamedAligned[];
  readonly weather: readonly NamedAligned[];
  readonly areas: readonly NamedAligned[];
}

/** The roles whose columns are the keys and what is made of them; their texts stay in the files. */
const NOT_JOINED = {
  incidents: [
    'id',
    'case number',
    'outcome',
    'occurred at',
    'time of day',
    'longitude',
    'latitude',
    'block',
  ],
  weather: ['day'],
  areas: ['area'],
} as const;

/** Names the columns that take part: those with a role and those that are learned from. */
export function namesOf(spec: JoinSpec): JoinNames {
  const book = new NameBook([...Object.values(ADDED), ...DERIVED]);
  const named = (kind: keyof JoinNames, tables: readonly TableSpec[]) => {
    const keys: readonly (string | null)[] = NOT_JOINED[kind];
    return alignColumns(tables)
      .filter(({ column }) => column.feature || !keys.includes(column.role))
      .map((aligned) => ({ ...aligned, name: book.take(aligned.column.name, kind) }));
  };
  return {
    incidents: named('incidents', spec.incidents),
    weather: named('weather', spec.weather),
    areas: named('areas', spec.areas),
  };
}

/** The columns of the joined view, derived ones first. */
export function joinedColumns(names: JoinNames): JoinedColumn[] {
  const of = (table: keyof JoinNames) =>
    names[table].map(({ name, column }) => ({ name, table, column }));
  const derived = DERIVED.map((name) => ({ name, table: 'derived' as const }));
  return [...derived, ...of('incidents'), ...of('weather'), ...of('areas')];
}

/** What goes before a new join: whatever was made of the old one. */
export const CLEARING: readonly string[] = [
  'drop view if exists joined',
  ...[...SPLIT_TABLES, 'scores', 'repeats', TABLES.located, ...Object.values(FEATURE_TABLES)].map(
    (table) => `drop table if exists ${table}`,
  ),
];

/**
 * SQL for the joined view: incidents, left-joined with weather on the calendar day and with areas on
 * the area's code. Every incident comes out exactly once, since the small tables have one row a key.
 */
export function joinedSql(spec: JoinSpec, { weather, areas }: JoinNames, sql: SqlDialect): string {
  const names = (alias: string, columns: readonly NamedAligned[]) =>
    columns.map(({ name }) => `${alias}.${sql.identifier(name)}`);
  const joins = [
    ...(spec.weather.length > 0
      ? [`left join ${TABLES.weather} w on w.${ADDED.day} = i.${ADDED.day}`]
      : []),
    ...(spec.areas.length > 0
      ? [`left join ${TABLES.areas} a on a.${ADDED.areaKey} = i.${ADDED.areaKey}`]
      : []),
  ];
  const select = ['i.*', ...names('w', weather), ...names('a', areas)];
  return `${sql.makeView(TABLES.joined)}
select ${select.join(', ')}
from ${TABLES.incidents} i
${joins.join('\n')}`;
}
