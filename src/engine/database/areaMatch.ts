import { distance } from 'fastest-levenshtein';
import type { AreaMatch } from '../../domain/recipe/joinReceipt.ts';
import { plainName } from '../../domain/recipe/places.ts';

/** Letters of a name for each that may differ. */
const LETTERS_A_SLIP = 6;

/** Finds codes in the areas table: as they are, by the area's name, or by the one nearest name. */
export function matchAreas(
  codes: Iterable<string>,
  areas: ReadonlySet<string>,
  areaNames: ReadonlyMap<string, string>,
): { readonly match: AreaMatch; readonly aliases: ReadonlyMap<string, string> } {
  const aliases = new Map<string, string>();
  const byNearestName: { from: string; to: string }[] = [];
  const unmatched: string[] = [];
  let byCode = 0;
  let byName = 0;
  for (const code of [...new Set(codes)].sort()) {
    const name = plainName(code);
    const same = areaNames.get(name);
    const near = same === undefined ? nearestName(name, areaNames) : null;
    if (areas.has(code)) byCode++;
    else if (same !== undefined) {
      byName++;
      aliases.set(code, same);
    } else if (near !== null) {
      byNearestName.push({ from: code, to: near.name });
      aliases.set(code, near.key);
    } else unmatched.push(code);
  }
  return { match: { byCode, byName, byNearestName, unmatched }, aliases };
}

/** The one name that is nearly the same; null where there is none or more than one. */
function nearestName(name: string, names: ReadonlyMap<string, string>) {
  // A number is no name: 77 is not nearly 76.
  if (!/\p{L}/u.test(name)) return null;
  const slips = Math.floor(name.length / LETTERS_A_SLIP);
  const near = [...names].filter(([other]) => distance(name, other) <= slips);
  const [first] = near;
  return near.length === 1 && first ? { name: first[0], key: first[1] } : null;
}
