import { columnOf, type Column } from '../table/column.ts';
import { castOf, joinKey, textOf } from './cast.ts';
import type { SqlDialect } from './dialect.ts';
import { ADDED, DERIVED, NameBook, type Derived } from './names.ts';
import type { JoinSpec, OutcomeRule, TableSpec } from './recipe.ts';
import { SEASON_NAMES, SEASONS, type SeasonRule } from './seasons.ts';
import { identifier, literal, literals } from './sql.ts';

/** A column of the joined view and where it came from. */
export interface JoinedColumn {
  /** Its name in the view. */
  readonly name: string;
  readonly table: 'incidents' | 'weather' | 'areas' | 'derived';
  /** How its text was read; absent for derived columns. */
  readonly column?: Column;
}

/** The joined view as SQL: the statements that make it, and the columns that it has. */
export interface JoinPlan {
  readonly statements: readonly string[];
  readonly columns: readonly JoinedColumn[];
}

/** The tables that a join plan makes; `joined` is a view, since weather and areas are small. */
export const TABLES = {
  incidents: 'incidents',
  weather: 'weather',
  areas: 'areas',
  joined: 'joined',
} as const;

/**
 * Compiles the join: incidents, left-joined with weather on the calendar day and with areas on the
 * area's code. Every incident comes out exactly once, since a table whose keys repeat is refused.
 */
export function compileJoin(spec: JoinSpec, sql: SqlDialect): JoinPlan {
  const book = new NameBook([...Object.values(ADDED), ...DERIVED]);
  const named = (table: TableSpec | null, name: 'incidents' | 'weather' | 'areas') =>
    (table?.columns ?? []).map((column) => ({
      name: book.take(column.name, name),
      table: name,
      column,
    }));
  const incidents = named(spec.incidents, 'incidents');
  const weather = named(spec.weather, 'weather').filter((c) => c.column.role !== 'day');
  const areas = named(spec.areas, 'areas').filter((c) => c.column.role !== 'area');
  const derived = DERIVED.map((name) => ({ name, table: 'derived' as const }));
  const statements = [
    ...['joined', 'split', 'scores'].map(
      (name) => `drop ${name === 'joined' ? 'view' : 'table'} if exists ${name}`,
    ),
    incidentsSql(spec, incidents, sql),
  ];
  if (spec.weather) statements.push(weatherSql(spec.weather, weather, sql));
  if (spec.areas) statements.push(areasSql(spec.areas, areas, sql));
  statements.push(joinedSql(spec, weather, areas));
  return { statements, columns: [...derived, ...incidents, ...weather, ...areas] };
}

type Named = JoinedColumn & { readonly column: Column };

function incidentsSql(spec: JoinSpec, columns: readonly Named[], sql: SqlDialect): string {
  const { columns: all, source } = spec.incidents;
  const at = columnOf(all, 'occurred at');
  const area = columnOf(all, 'area');
  const outcome = columnOf(all, 'outcome');
  const inner = [
    `rowid + 1 as ${ADDED.row}`,
    `${outcome ? outcomeSql(outcome, spec.outcome) : 'cast(null as utinyint)'} as ${ADDED.outcome}`,
    `${at ? castOf({ ...at, type: 'timestamp' }, sql) : 'cast(null as timestamp)'} as ${ADDED.at}`,
    `${area ? joinKey(castOf(area, sql), sql) : 'cast(null as varchar)'} as ${ADDED.areaKey}`,
    ...columns.map(({ name, column }) => `${castOf(column, sql)} as ${identifier(name)}`),
  ];
  const outer = [
    '*',
    `${sql.parts.date(ADDED.at)} as ${ADDED.day}`,
    ...DERIVED.map((name) => `${DERIVED_SQL[name](ADDED.at, sql, spec.seasons)} as ${name}`),
  ];
  return `create or replace table ${TABLES.incidents} as
select ${outer.join(',\n  ')}
from (
  select ${inner.join(',\n    ')}
  from ${identifier(source)}
)
order by ${ADDED.row}`;
}

function outcomeSql(column: Column, rule: OutcomeRule): string {
  const text = `lower(${textOf(column)})`;
  return `cast(case when ${text} in (${literals(rule.arrest)}) then 1 when ${text} in (${literals(rule.noArrest)}) then 0 end as utinyint)`;
}

const DERIVED_SQL: Record<Derived, (at: string, sql: SqlDialect, seasons: SeasonRule) => string> = {
  Year: (at, { parts }) => parts.year(at),
  Month: (at, { parts }) => parts.month(at),
  Day: (at, { parts }) => parts.day(at),
  WeekNum: (at, { parts }) => parts.week(at),
  HourOfDay: (at, { parts }) => parts.hour(at),
  Weekend: (at, { parts }) => `${parts.weekday(at)} >= 6`,
  Season: (at, { parts }, seasons) => seasonSql(parts.month(at), seasons),
  WeekDay: (at, { parts }) => parts.weekday(at),
};

function seasonSql(month: string, seasons: SeasonRule): string {
  const cases = SEASON_NAMES.map(
    (season) =>
      `when ${month} in (${SEASONS[seasons].months[season].join(', ')}) then ${literal(season)}`,
  );
  return `case ${cases.join(' ')} end`;
}

function weatherSql(table: TableSpec, columns: readonly Named[], sql: SqlDialect): string {
  const day = columnOf(table.columns, 'day');
  const key = day ? castOf({ ...day, type: 'date' }, sql) : 'cast(null as date)';
  return smallTableSql(TABLES.weather, table, `${key} as ${ADDED.day}`, columns, sql);
}

function areasSql(table: TableSpec, columns: readonly Named[], sql: SqlDialect): string {
  const area = columnOf(table.columns, 'area');
  const key = area ? joinKey(castOf(area, sql), sql) : 'cast(null as varchar)';
  return smallTableSql(TABLES.areas, table, `${key} as ${ADDED.areaKey}`, columns, sql);
}

/** A table to join with: its key and its columns, without the rows that have no key. */
function smallTableSql(
  name: string,
  table: TableSpec,
  key: string,
  columns: readonly Named[],
  sql: SqlDialect,
): string {
  const select = [key, ...columns.map((c) => `${castOf(c.column, sql)} as ${identifier(c.name)}`)];
  const keyName = name === TABLES.weather ? ADDED.day : ADDED.areaKey;
  return `create or replace table ${name} as
select * from (select ${select.join(',\n  ')} from ${identifier(table.source)})
where ${keyName} is not null`;
}

function joinedSql(spec: JoinSpec, weather: readonly Named[], areas: readonly Named[]): string {
  const select = ['i.*', ...names('w', weather), ...names('a', areas)];
  const joins = [
    spec.weather && `left join ${TABLES.weather} w on w.${ADDED.day} = i.${ADDED.day}`,
    spec.areas && `left join ${TABLES.areas} a on a.${ADDED.areaKey} = i.${ADDED.areaKey}`,
  ].filter((join) => join !== null);
  return `create or replace view ${TABLES.joined} as
select ${select.join(', ')}
from ${TABLES.incidents} i
${joins.join('\n')}`;
}

function names(alias: string, columns: readonly Named[]): string[] {
  return columns.map(({ name }) => `${alias}.${identifier(name)}`);
}
