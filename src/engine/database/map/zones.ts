import { makeVector, Table } from 'apache-arrow';
import {
  matchCodes,
  mergedByCode,
  type CodeColumn,
  type CodeMatch,
  type Zones,
  type Zoning,
} from '../../../domain/map/zones.ts';
import type { AreaFigures, AreaSums } from '../../../domain/map/areas.ts';
import type { Outlines } from '../../../domain/geo/outlines.ts';
import { joinKey } from '../../../domain/recipe/cast.ts';
import { DUCKDB } from '../../../domain/recipe/dialect.ts';
import { ADDED } from '../../../domain/recipe/names.ts';
import { zoneSumsSql } from '../../../domain/recipe/points.ts';
import { identifier } from '../../../domain/recipe/sql.ts';
import { TABLES } from '../../../domain/recipe/tables.ts';
import { inTurn } from '../database.ts';
import { Locator } from '../locate.ts';
import type { Session } from '../session.ts';
import { textVector } from '../textVector.ts';
import { column } from './points.ts';

/** More distinct codes than any city has areas: not a code at all. */
const MOST_CODES = 20_000;

/** The hold-out's incidents by zone: a table (`_row`, `zone`) for each way of zoning that was asked for. */
export class ZoneBook {
  readonly #made = new Map<string, { readonly table: string; readonly zones: Zones }>();
  /** Two maps may ask at once; their tables are made one after the other. */
  readonly #turn = inTurn();

  constructor(private readonly outlines: ReadonlyMap<string, Outlines>) {}

  /** Lets all tables go: the hold-out is another one. */
  clear(session: Session): Promise<void> {
    return this.#turn(async () => {
      for (const { table } of this.#made.values()) {
        await session.query('Clearing areas', `drop table if exists ${table}`);
      }
      this.#made.clear();
    });
  }

  /** Finds the zone of every held-out incident, unless that was done before. */
  make(session: Session, zoning: Zoning, codes: readonly CodeColumn[]): Promise<Zones> {
    return this.#turn(() => this.#make(session, zoning, codes));
  }

  async #make(session: Session, zoning: Zoning, codes: readonly CodeColumn[]): Promise<Zones> {
    const key = keyOf(zoning);
    const made = this.#made.get(key);
    if (made) return made.zones;
    const table = `zones_${String(this.#made.size + 1)}`;
    await session.query('Clearing areas', `drop table if exists ${table}`);
    const zones =
      zoning.kind === 'hexagons'
        ? await byHexagon(session, table, zoning.resolution)
        : await byOutline(session, table, this.#outlinesOf(zoning.file), codes);
    this.#made.set(key, { table, zones });
    return zones;
  }

  /** Sums a model's predictions up by zone, over the incidents for which a condition holds. */
  async sums(
    session: Session,
    zoning: Zoning,
    model: string,
    condition: string | null,
  ): Promise<AreaFigures> {
    const made = this.#made.get(keyOf(zoning));
    if (!made) throw new Error('the zones were asked for their sums before they were made');
    const areas: AreaSums[] = made.zones.outlines.outlines.map(() => NOTHING);
    let outside = 0;
    const sql = zoneSumsSql(made.table, model, condition);
    const rows = await session.rows('Summing areas up', sql, (row) => ({
      zone: row.numberOrNull('zone'),
      incidents: row.number('incidents'),
      arrests: row.number('arrests'),
      expected: row.number('expected'),
    }));
    for (const { zone, ...sums } of rows) {
      if (zone === null) outside = sums.incidents;
      else areas[zone] = sums;
    }
    return { areas, outside };
  }

  #outlinesOf(file: string): Outlines {
    const found = this.outlines.get(file);
    if (!found) throw new Error(`there are no outlines ${file}`);
    return found;
  }
}

const NOTHING: AreaSums = { incidents: 0, arrests: 0, expected: 0 };

const keyOf = (zoning: Zoning) =>
  zoning.kind === 'hexagons' ? `h3 ${String(zoning.resolution)}` : `outlines ${zoning.file}`;

async function byOutline(
  session: Session,
  table: string,
  outlines: Outlines,
  columns: readonly CodeColumn[],
): Promise<Zones> {
  const known = await Promise.all(
    columns.map(async (one) => ({ ...one, codes: await codesOf(session, one) })),
  );
  const match = matchCodes(outlines, known);
  if (!match) {
    const locator = new Locator(outlines);
    await byPlace(session, table, (lon, lat) => locator.find(lon, lat));
    return { outlines, byCodesOf: null };
  }
  const merged = mergedByCode(outlines, match.keys);
  await byCode(session, table, match, merged.keys);
  return { outlines: merged.outlines, byCodesOf: match.label };
}

async function codesOf(session: Session, { column: name }: CodeColumn): Promise<Set<string>> {
  const key = joinKey(identifier(name), DUCKDB);
  const sql = `select distinct ${key} as key from ${TABLES.incidents} where ${identifier(name)} is not null limit ${String(MOST_CODES)}`;
  const codes = await session.rows(`Reading ${name}`, sql, (row) => row.text('key'));
  return new Set(codes.flatMap((code) => code ?? []));
}

async function byCode(
  session: Session,
  table: string,
  { column: name }: CodeMatch,
  keys: readonly string[],
): Promise<void> {
  const list = new Table({
    key: textVector(keys.map((key) => key || null)),
    zone: makeVector(Int32Array.from(keys, (_, i) => i)),
  });
  await session.query('Clearing areas', 'drop table if exists zone_keys');
  await session.database.insert(list, 'zone_keys');
  const key = joinKey(`j.${identifier(name)}`, DUCKDB);
  await session.query(
    'Finding areas by code',
    `create table ${table} as select ${ADDED.row}, k.zone
from ${TABLES.incidents} j join split s using (${ADDED.row}) join zone_keys k on k.key = ${key}
where s.side = 'holdout'`,
  );
  await session.query('Clearing areas', 'drop table zone_keys');
}

/** Writes the zone of every incident with a usable place; a place that many share is looked up once. */
async function byPlace(
  session: Session,
  table: string,
  zoneOf: (longitude: number, latitude: number) => number,
): Promise<void> {
  const sql = `select ${ADDED.row} as row, j.${ADDED.longitude} as lon, j.${ADDED.latitude} as lat
from ${TABLES.incidents} j join split s using (${ADDED.row})
where s.side = 'holdout' and j.${ADDED.coordinates} = 0 order by lon, lat`;
  const places = await session.query('Reading places', sql);
  const rows = column(places, 'row', Int32Array);
  const longitudes = column(places, 'lon', Float64Array);
  const latitudes = column(places, 'lat', Float64Array);
  const zones = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const again = longitudes[i] === longitudes[i - 1] && latitudes[i] === latitudes[i - 1];
    zones[i] = again ? zones[i - 1]! : zoneOf(longitudes[i]!, latitudes[i]!);
  }
  const found = new Table({ [ADDED.row]: makeVector(rows), zone: makeVector(zones) });
  await session.query('Clearing areas', 'drop table if exists zones_incoming');
  await session.database.insert(found, 'zones_incoming');
  await session.query(
    'Finding areas by place',
    `create table ${table} as select * from zones_incoming where zone >= 0`,
  );
  await session.query('Clearing areas', 'drop table zones_incoming');
}

async function byHexagon(session: Session, table: string, resolution: number): Promise<Zones> {
  const { hexagonBook } = await import('./hexagons.ts');
  const book = hexagonBook(resolution);
  await byPlace(session, table, (lon, lat) => book.find(lon, lat));
  return { outlines: book.outlines(), byCodesOf: null };
}
