/**
 * Property names that portals use for an area's name, in lower case, the most telling first:
 * Chicago's and San Francisco's files, then what other cities publish.
 */
const NAME_PROPERTIES = [
  ...['name', 'community', 'area_name', 'neighborhood', 'neighbourhood', 'nhood', 'pri_neigh'],
  ...['beat_num', 'dist_num', 'district', 'pddistrict', 'precinct', 'ward', 'area_numbe'],
  ...['tractce10', 'tractce', 'zcta5ce10', 'zip', 'zip_code', 'geoid10', 'geoid', 'namelsad', 'id'],
];

/** Longest name kept; a label longer than this is not a name. */
const MAX_LENGTH = 60;

/** Names of all features, from the first known property that every feature has and that differs. */
export function namesOf(properties: readonly unknown[]): {
  readonly property: string | null;
  readonly names: readonly string[];
} {
  const rows = properties.map(lowerCased);
  for (const property of NAME_PROPERTIES) {
    const names = rows.map((row) => nameFrom(row.get(property)?.value));
    const differ = new Set(names).size > 1 || names.length === 1;
    if (differ && names.every((name) => name !== '')) {
      return { property: rows[0]?.get(property)?.key ?? property, names };
    }
  }
  return { property: null, names: rows.map(() => '') };
}

/** The properties that could tell the features apart, with their values as clean lines of text. */
export function codesOf(
  properties: readonly unknown[],
): readonly { readonly property: string; readonly values: readonly string[] }[] {
  const rows = properties.map(lowerCased);
  const keys = [...(rows[0]?.values() ?? [])].map(({ key }) => key);
  return keys.flatMap((property) => {
    const values = rows.map((row) => nameFrom(row.get(property.toLowerCase())?.value));
    const differ = new Set(values).size > 1 || values.length === 1;
    return differ && values.some((value) => value !== '') ? [{ property, values }] : [];
  });
}

function lowerCased(properties: unknown): Map<string, { key: string; value: unknown }> {
  if (typeof properties !== 'object' || properties === null) return new Map();
  const entries = Object.entries(properties as Record<string, unknown>);
  return new Map(entries.map(([key, value]) => [key.toLowerCase(), { key, value }]));
}

/** One clean line: no control characters, and none that turn the direction of text. */
function nameFrom(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return '';
  const line = value.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  const letters = Array.from(line);
  return letters.length > MAX_LENGTH ? `${letters.slice(0, MAX_LENGTH - 1).join('')}…` : line;
}
