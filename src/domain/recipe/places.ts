import type { Outlines } from '../geo/outlines.ts';
import type { PlaceCounts } from './joinReceipt.ts';
import type { PlaceTarget } from './incidents.ts';
import type { SqlDialect } from './dialect.ts';
import { ADDED } from './names.ts';
import { literal } from './sql.ts';
import { TABLES } from './tables.ts';

/** A code made comparable, as `joinKey` does in SQL: "008", "8" and "8.0" are one. */
export function placeKey(text: string): string {
  const bare = text.trim().replace(/^[0-9]{3}[0-9A-Z]{4}US/, '');
  const whole = /^0*([0-9]+)(\.0*)?$/.exec(bare)?.[1];
  return whole ?? bare.toUpperCase();
}

/** What the study knows of areas: their codes and names, and the codes that incidents have, by role. */
export interface KnownPlaces {
  readonly areas: ReadonlySet<string>;
  readonly areaNames: ReadonlyMap<string, string>;
  readonly codes: Readonly<Record<PlaceTarget, ReadonlySet<string>>>;
  /** Whether the incidents have a column of each role. */
  readonly has: Readonly<Record<PlaceTarget, boolean>>;
}

/** Which property of the outlines holds their codes, and what these stand for. */
export interface PlaceChoice {
  readonly property: string;
  readonly standsFor: PlaceCounts['standsFor'];
  /** The code of each outline. */
  readonly keys: readonly string[];
}

/** Share of the outlines' codes that must be known elsewhere for them to stand for that. */
const ENOUGH = 0.3;

/** Finds the property whose values are known as areas, districts, beats or wards. */
export function choosePlace(
  outlines: Outlines,
  property: string | null,
  known: KnownPlaces,
): PlaceChoice {
  const properties = property === null ? outlines.properties : [property];
  const choices = properties.flatMap((name) => {
    const at = outlines.properties.indexOf(name);
    const keys = outlines.outlines.map(({ values }) => placeKey(values[at] ?? ''));
    return fits(keys, known).map((fit) => ({ property: name, keys, ...fit }));
  });
  const best = choices.reduce<(typeof choices)[number] | null>(
    (a, b) => (a && a.share >= b.share ? a : b),
    null,
  );
  if (best && best.share >= ENOUGH) return best;
  const name = property ?? outlines.nameProperty ?? outlines.properties[0] ?? '';
  const at = outlines.properties.indexOf(name);
  const keys = outlines.outlines.map(({ values, name: own }) => placeKey(values[at] ?? own));
  // Without areas of their own the incidents take the outlines' names for theirs.
  const free = !known.has.area && known.areas.size === 0;
  return { property: name, keys, standsFor: free ? 'area' : 'nothing' };
}

function fits(keys: readonly string[], known: KnownPlaces) {
  const distinct = [...new Set(keys)].filter((key) => key !== '');
  const share = (has: (key: string) => boolean) =>
    distinct.length === 0 ? 0 : distinct.filter(has).length / distinct.length;
  const roles = ['area', 'district', 'beat', 'ward'] as const;
  return [
    { standsFor: 'areas' as const, share: share((key) => known.areas.has(key)) },
    {
      standsFor: 'areas' as const,
      share: share((key) => known.areaNames.has(plainName(key))) - 0.01,
    },
    ...roles.map((role) => ({
      standsFor: role,
      share: share((key) => known.codes[role].has(key)) - 0.001,
    })),
  ];
}

/** A name without what people write differently: case, blanks, punctuation, accents. */
export function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A code by which an area goes besides its own. */
export interface AreaAlias {
  readonly from: string;
  readonly to: string;
}

/** SQL that adds an area's row once more under another code. */
export function aliasSql({ from, to }: AreaAlias): string {
  return `insert into ${TABLES.areas} select * replace (${literal(from)} as ${ADDED.areaKey})
from ${TABLES.areas} where ${ADDED.areaKey} = ${literal(to)}`;
}

/** SQL that makes a view of the areas with those that go by other codes, too, of a table of areas alone. */
export function aliasedSql(
  table: string,
  columns: readonly string[],
  aliases: readonly AreaAlias[],
  sql: SqlDialect,
): string {
  const names = columns.map(sql.identifier).join(', ');
  const more = aliases.map(
    ({ from, to }) =>
      `union all\nselect ${[sql.literal(from), names].filter(Boolean).join(', ')} from ${table} where ${ADDED.areaKey} = ${sql.literal(to)}`,
  );
  const own = `select ${[ADDED.areaKey, names].filter(Boolean).join(', ')} from ${table}`;
  return [sql.makeView(TABLES.areas), own, ...more].join('\n');
}

/** SQL for the distinct usable coordinates of the incidents, given SQL for each file's. */
export function distinctPlacesSql(
  files: readonly {
    readonly source: string;
    readonly longitude: string;
    readonly latitude: string;
  }[],
  usable: string,
): string {
  const selects = files.map(
    ({ source, longitude, latitude }) =>
      `select ${longitude} as ${ADDED.longitude}, ${latitude} as ${ADDED.latitude} from ${source}`,
  );
  return `select distinct ${ADDED.longitude}, ${ADDED.latitude} from (${selects.join('\nunion all ')}) where ${usable} = 0`;
}

/** SQL that counts how the incidents came by their area (or district, beat, ward). */
export function placeCountsSql(target: PlaceTarget, withAreas: boolean): string {
  const { code, place, areaKey } = ADDED;
  const byTable = target === 'area' && withAreas;
  const own = byTable ? `k.${areaKey} is not null` : `i.${code} is not null`;
  const known = byTable ? ` left join ${TABLES.areas} k on k.${areaKey} = i.${code}` : '';
  return `select count(*) filter (where own) as by_code,
  count(*) filter (where not own and ${place} is not null) as by_place,
  count(*) filter (where not own and ${place} is null) as neither,
  count(*) filter (where own and ${place} is not null) as both,
  count(*) filter (where own and ${place} = ${code}) as agree
from (select i.${code}, i.${place}, ${own} as own from ${TABLES.incidents} i${known})`;
}
