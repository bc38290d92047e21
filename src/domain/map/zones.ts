import { joinBoxes } from '../geo/box.ts';
import type { Outlines } from '../geo/outlines.ts';
import { placeKey } from '../recipe/places.ts';

/** What incidents are summed up by. */
export type Zoning =
  | { readonly kind: 'outlines'; readonly file: string }
  /** H3's cells of a resolution: 7 is about 5 km² a cell, 8 about 0.7, 9 about 0.1. */
  | { readonly kind: 'hexagons'; readonly resolution: number };

/** A column of the joined view that may hold codes of areas, and its name for people. */
export interface CodeColumn {
  readonly column: string;
  readonly label: string;
}

/** The zones, in the order of their sums, and how incidents found theirs. */
export interface Zones {
  readonly outlines: Outlines;
  /** The column whose codes decided; null: the place did. */
  readonly byCodesOf: string | null;
}

/** A column of incidents that has the outlines' codes. */
export interface CodeMatch extends CodeColumn {
  /** The code of each outline, as `placeKey` writes it. */
  readonly keys: readonly string[];
}

/** Share of the outlines' codes that the incidents must know, lest wards 1 to 50 pass for areas 1 to 77. */
const ENOUGH = 0.8;
/** Share of the incidents' codes that may have no outline. */
const MOST_UNKNOWN = 0.1;

/**
 * The column whose codes are those of the outlines, by the property that tells most of them apart.
 * Null where no column fits: then the place must decide.
 */
export function matchCodes(
  outlines: Outlines,
  columns: readonly (CodeColumn & { readonly codes: ReadonlySet<string> })[],
): CodeMatch | null {
  let best: CodeMatch | null = null;
  let most = 0;
  for (const at of outlines.properties.keys()) {
    const keys = outlines.outlines.map(({ values }) => placeKey(values[at] ?? ''));
    const known = new Set(keys.filter((key) => key !== ''));
    for (const { column, label, codes } of columns) {
      const both = [...codes].filter((code) => known.has(code)).length;
      const fits = both >= ENOUGH * known.size && codes.size - both <= MOST_UNKNOWN * codes.size;
      if (fits && both > most) [best, most] = [{ column, label, keys }, both];
    }
  }
  return best;
}

/** Outlines with one for each code: an area that the file has in several features becomes one. */
export function mergedByCode(
  outlines: Outlines,
  keys: readonly string[],
): { readonly outlines: Outlines; readonly keys: readonly string[] } {
  const groups = new Map<string, number[]>();
  // An outline without a code is an area of its own, which no incident names.
  keys.forEach((key, i) => {
    const name = key === '' ? `\u0000${String(i)}` : key;
    groups.set(name, [...(groups.get(name) ?? []), i]);
  });
  const merged = [...groups.values()].flatMap((members) => {
    const parts = members.flatMap((i) => outlines.outlines[i] ?? []);
    const [first] = parts;
    if (!first) return [];
    const box = joinBoxes(parts.map((part) => part.box)) ?? first.box;
    return [{ ...first, box, polygons: parts.flatMap(({ polygons }) => polygons) }];
  });
  const names = [...groups.keys()].map((key) => (key.startsWith('\u0000') ? '' : key));
  return { outlines: { ...outlines, outlines: merged }, keys: names };
}
