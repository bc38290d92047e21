import type { Box } from '../geo/box.ts';
import { columnOf } from '../table/column.ts';
import { castOf } from './cast.ts';
import type { SqlDialect } from './dialect.ts';
import { TABLES } from './tables.ts';
import { ADDED } from './names.ts';
import type { TableSpec } from './recipe.ts';
import { identifier } from './sql.ts';

/** What coordinates are, in the order of their numbers in the joined table. */
export const COORDINATE_STATES = ['usable', 'blank', 'zero', 'outside'] as const;

/** A file's longitude and latitude in degrees as SQL, null where it has none. */
export function coordinatesOf({ columns, missing }: TableSpec, sql: SqlDialect) {
  const of = (role: 'longitude' | 'latitude') => {
    const column = columnOf(columns, role);
    return column ? castOf({ ...column, type: 'number' }, sql, missing) : 'cast(null as double)';
  };
  return { longitude: of('longitude'), latitude: of('latitude') };
}

/** Whether a file says where its incidents happened. */
export function hasCoordinates({ columns }: TableSpec): boolean {
  return Boolean(columnOf(columns, 'longitude') && columnOf(columns, 'latitude'));
}

/** SQL for the number of what coordinates are; without a region all on the globe are usable. */
export function coordinateStateSql(
  lon: string,
  lat: string,
  region: Box | null,
  sql: SqlDialect,
): string {
  const { west, south, east, north } = region ?? { west: -180, south: -90, east: 180, north: 90 };
  const within = (value: string, low: number, high: number) =>
    `${value} between ${sql.number(low)} and ${sql.number(high)}`;
  const inside = `${within(lon, west, east)} and ${within(lat, south, north)}`;
  return `cast(case when ${lon} is null or ${lat} is null then 1 when ${lon} = 0 and ${lat} = 0 then 2
    when ${inside} then 0 else 3 end as ${sql.types.byte})`;
}

/**
 * Without a city's region, coordinates are mistakes where they lie further outside the middle 98 % than
 * that middle is wide: (36.62, -91.69) in Chicago's files, (90, -120.5) in San Francisco's.
 */
const MARGIN = 1;
/** Rows that the middle is taken from at most, evenly spread. */
const SAMPLED = 200_000;

/** SQL that gives the region `west`, `south`, `east`, `north` in which most of the incidents lie. */
export function regionSql(tables: readonly TableSpec[], rows: number, sql: SqlDialect): string {
  const step = Math.max(1, Math.floor(rows / SAMPLED));
  const places = tables.filter(hasCoordinates).map((table) => {
    const { longitude, latitude } = coordinatesOf(table, sql);
    return `select ${longitude} as lon, ${latitude} as lat from ${identifier(table.source)} where rowid % ${String(step)} = 0`;
  });
  const wide = (axis: string, low: string, high: string) =>
    `${low} - ${String(MARGIN)} * (${high} - ${low}) as ${axis === 'lon' ? 'west' : 'south'},
  ${high} + ${String(MARGIN)} * (${high} - ${low}) as ${axis === 'lon' ? 'east' : 'north'}`;
  return `with places as (${places.join('\nunion all ')}),
middle as (
  select quantile_cont(lon, 0.01) as w, quantile_cont(lon, 0.99) as e,
    quantile_cont(lat, 0.01) as s, quantile_cont(lat, 0.99) as n
  from places where lon is not null and lat is not null and (lon <> 0 or lat <> 0)
)
select ${wide('lon', 'w', 'e')},
  ${wide('lat', 's', 'n')}
from middle`;
}

/** SQL that counts what became of the incidents' coordinates: `s0`, `s1`, … by the number of their state. */
export function coordinateCountsSql(): string {
  const counts = COORDINATE_STATES.map(
    (_, i) => `count(*) filter (where ${ADDED.coordinates} = ${String(i)}) as s${String(i)}`,
  );
  return `select ${counts.join(', ')} from ${TABLES.incidents}`;
}
