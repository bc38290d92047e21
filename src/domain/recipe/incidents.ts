import { columnOf } from '../table/column.ts';
import type { NamedAligned } from './align.ts';
import { castOf, joinKey } from './cast.ts';
import { coordinatesOf, coordinateStateSql } from './coordinates.ts';
import type { SqlDialect } from './dialect.ts';
import { ADDED, DERIVED, type Derived } from './names.ts';
import { occurredSql } from './occurred.ts';
import { outcomeSql } from './outcome.ts';
import type { IncidentsSpec, JoinSpec } from './recipe.ts';
import { SEASON_NAMES, SEASONS, type SeasonRule } from './seasons.ts';
import { nothingOf, SQL_TYPES } from './smallTable.ts';
import { TABLES } from './tables.ts';

/** What the outlines stand for: the area, or another column whose blanks they fill. */
export type PlaceTarget = 'area' | 'district' | 'beat' | 'ward';

/** SQL that makes the table of incidents: all files, one after the other, each row with its number. */
export function incidentsSql(
  spec: JoinSpec,
  columns: readonly NamedAligned[],
  target: PlaceTarget | null,
  sql: SqlDialect,
): string {
  const selects = spec.incidents.map((file, i) =>
    fileSql({ spec, file, index: i, columns, target }, sql),
  );
  const all = `(\n${selects.join('\nunion all\n')}\n)`;
  const placed = target === null ? all : placedSql(all, spec, columns, target, sql);
  const outer = [
    '*',
    `${sql.parts.date(ADDED.at)} as ${ADDED.day}`,
    ...DERIVED.map((name) => `${DERIVED_SQL[name](ADDED.at, sql, spec.seasons)} as ${name}`),
  ];
  return `${sql.makeTable(TABLES.incidents)}
select ${outer.join(',\n  ')}
from ${placed}`;
}

interface FilePart {
  readonly spec: JoinSpec;
  readonly file: IncidentsSpec;
  readonly index: number;
  readonly columns: readonly NamedAligned[];
  readonly target: PlaceTarget | null;
}

function fileSql({ spec, file, index, columns, target }: FilePart, sql: SqlDialect): string {
  const before = spec.incidents.slice(0, index).reduce((sum, { rows }) => sum + rows, 0);
  const { columns: own, missing } = file;
  const outcome = columnOf(own, 'outcome');
  const code = columnOf(own, target ?? 'area');
  const key = code ? joinKey(castOf(code, sql, missing), sql) : nothingOf('text', sql);
  const { longitude, latitude } = coordinatesOf(file, sql);
  const select = [
    `cast(${sql.rowNumber} + ${String(before + 1)} as ${sql.types.row}) as ${ADDED.row}`,
    `${outcome ? outcomeSql(outcome, file.outcome, missing, sql) : `cast(null as ${sql.types.byte})`} as ${ADDED.outcome}`,
    `${occurredSql(file, sql)} as ${ADDED.at}`,
    ...(target !== 'area' ? [`${areaKeySql(file, sql)} as ${ADDED.areaKey}`] : []),
    ...(target === null ? [] : [`${key} as ${ADDED.code}`]),
    `${longitude} as ${ADDED.longitude}`,
    `${latitude} as ${ADDED.latitude}`,
    ...columns.map(({ name, column, sources }) => {
      const source = sources[index];
      const value = source ? castOf(source, sql, missing) : nothingOf(column.type, sql);
      return `${value} as ${sql.identifier(name)}`;
    }),
  ];
  const state = coordinateStateSql(ADDED.longitude, ADDED.latitude, spec.region, sql);
  return `select *, ${state} as ${ADDED.coordinates} from (
  select ${select.join(',\n    ')}
  from ${sql.identifier(file.source)}${keptOnly(spec, before, sql)}
)`;
}

/** Leaves the duplicates away, where that is chosen. */
function keptOnly({ duplicates }: JoinSpec, before: number, sql: SqlDialect): string {
  if (duplicates === 'keep') return '';
  return `\n  where ${sql.rowNumber} + ${String(before + 1)} not in (select ${ADDED.row} from repeats)`;
}

function areaKeySql({ columns, missing }: IncidentsSpec, sql: SqlDialect): string {
  const area = columnOf(columns, 'area');
  return area ? joinKey(castOf(area, sql, missing), sql) : nothingOf('text', sql);
}

/** Adds the code of the outlines around each incident, and takes it where the file's own is of no use. */
function placedSql(
  all: string,
  spec: JoinSpec,
  columns: readonly NamedAligned[],
  target: PlaceTarget,
  sql: SqlDialect,
): string {
  const { longitude, latitude, coordinates, code, place, areaKey } = ADDED;
  const byTable = target === 'area' && spec.areas.length > 0;
  const own = byTable ? `k.${areaKey}` : `i.${code}`;
  const known = byTable ? `\n  left join ${TABLES.areas} k on k.${areaKey} = i.${code}` : '';
  const filled = columns.find(({ column }) => column.role === target);
  const isText = filled && SQL_TYPES[filled.column.type] === 'text';
  // Column by column, since not every engine can replace one among all.
  const kept = [
    ADDED.row,
    ADDED.outcome,
    ADDED.at,
    ...(target === 'area' ? [] : [areaKey]),
    ...[code, longitude, latitude],
    ...columns.map(({ name }) => name),
    coordinates,
  ].map((name) => {
    const column = sql.identifier(name);
    const isFilled = isText && name === filled.name;
    return isFilled ? `coalesce(i.${column}, l.${place}) as ${column}` : `i.${column}`;
  });
  const key = target === 'area' ? [`coalesce(${own}, l.${place}, i.${code}) as ${areaKey}`] : [];
  const select = [...kept, `l.${place}`, ...key];
  // One-sided conditions would keep the database from hashing.
  const at = (value: string) => `case when i.${coordinates} = 0 then i.${value} end`;
  return `(
  select ${select.join(', ')}
  from ${all} i${known}
  left join ${TABLES.located} l on l.${longitude} = ${at(longitude)} and l.${latitude} = ${at(latitude)}
)`;
}

const DERIVED_SQL: Record<Derived, (at: string, sql: SqlDialect, seasons: SeasonRule) => string> = {
  Year: (at, { parts }) => parts.year(at),
  Month: (at, { parts }) => parts.month(at),
  Day: (at, { parts }) => parts.day(at),
  WeekNum: (at, { parts }) => parts.week(at),
  HourOfDay: (at, { parts }) => parts.hour(at),
  Weekend: (at, { parts }) => `${parts.weekday(at)} >= 6`,
  Season: (at, { parts, literal }, seasons) => seasonSql(parts.month(at), seasons, literal),
  WeekDay: (at, { parts }) => parts.weekday(at),
};

function seasonSql(month: string, seasons: SeasonRule, literal: SqlDialect['literal']): string {
  const cases = SEASON_NAMES.map(
    (season) =>
      `when ${month} in (${SEASONS[seasons].months[season].join(', ')}) then ${literal(season)}`,
  );
  return `case ${cases.join(' ')} end`;
}
