import type { ColumnRole, Unit } from './column.ts';
import type { ColumnFacts } from './columnFacts.ts';
import type { Found } from './inferIncidents.ts';

const TEMPERATURE = ['temp', 'temperature', 'tmax', 'tmin', 'tavg', 'tmean', 'maxtemp', 'mintemp'];
const HIGHEST = ['max', 'maximum', 'high', 'highest', 'tmax', 'maxtemp'];
const LOWEST = ['min', 'minimum', 'low', 'lowest', 'tmin', 'mintemp'];
const MEAN = ['mean', 'avg', 'average', 'tavg', 'tmean', 'meantemp'];
const RAIN = ['prcp', 'precip', 'precipitation', 'rain', 'rainfall'];
const SNOW = ['snow', 'snowfall'];

/** No thermometer has shown more than 57 °C: a greater figure is in Fahrenheit. */
const HOTTEST = 57;

const UNIT_WORDS: Readonly<Record<string, Unit>> = {
  ...{ f: 'F', fahrenheit: 'F', c: 'C', celsius: 'C' },
  ...{ mm: 'mm', cm: 'cm', in: 'in', inch: 'in', inches: 'in' },
};

/** Names and codes of areas. */
const AREA_CODES = ['area', 'community', 'tract', 'zip', 'zipcode', 'zcta', 'geoid', 'fips'];
const AREA_NAMES = ['neighborhood', 'neighbourhood', 'name', 'borough', 'district', 'ward'];

/** What the columns of daily weather mean, or null where the table doesn't look like it. */
export function weatherRoles(columns: readonly ColumnFacts[]): Found | null {
  const days = columns.filter(({ isDate, hasTime }) => isDate && !hasTime);
  const [day] = days;
  // A row a day: the same day does not come twice.
  if (!day || days.length > 1 || day.distinct < day.values.length) return null;
  const found = new Map<string, ColumnRole>([[day.name, 'day']]);
  const give = (role: ColumnRole, fits: (words: readonly string[]) => boolean) => {
    const column = columns.find(
      (one) => isMeasured(one) && !found.has(one.name) && fits(one.words),
    );
    if (column) found.set(column.name, role);
  };
  const has = (words: readonly string[], any: readonly string[]) =>
    any.some((word) => words.includes(word));
  give('highest temperature', (words) => has(words, TEMPERATURE) && has(words, HIGHEST));
  give('lowest temperature', (words) => has(words, TEMPERATURE) && has(words, LOWEST));
  give('mean temperature', (words) => has(words, TEMPERATURE) && has(words, MEAN));
  give('precipitation', (words) => has(words, RAIN));
  give('snow', (words) => has(words, SNOW));
  return found.size > 1 ? found : null;
}

/** Numbers, perhaps with T for a trace of rain. */
function isMeasured({ share, isDate, least }: ColumnFacts): boolean {
  return !isDate && Number.isFinite(least) && share.number + share['yes or no'] === 1;
}

/**
 * The units of a weather table's columns by their names: what their headers say; and °F for all its
 * temperatures where one of them says so or is hotter than any in °C. Nothing where neither is plain.
 */
export function weatherUnits(columns: readonly ColumnFacts[], found: Found): Map<string, Unit> {
  const units = new Map<string, Unit>();
  const measured = columns.filter(({ name }) => found.has(name) && found.get(name) !== 'day');
  for (const { name, words } of measured) {
    const said = words.map((word) => UNIT_WORDS[word]).find((unit) => unit !== undefined);
    if (said) units.set(name, said);
  }
  const degrees = measured.filter(({ name }) => found.get(name)?.endsWith('temperature'));
  const isF = ({ name, greatest }: ColumnFacts) => units.get(name) === 'F' || greatest > HOTTEST;
  if (degrees.some(isF)) for (const { name } of degrees) units.set(name, 'F');
  return units;
}

/** What the columns of a table of areas mean, or null: it has a row for each area, and figures. */
export function areaRoles(columns: readonly ColumnFacts[]): Found | null {
  if (columns.some(({ isDate }) => isDate)) return null;
  const unique = (words: readonly string[]) => (column: ColumnFacts) =>
    column.values.length > 1 &&
    column.distinct === column.values.length &&
    column.words.some((word) => words.includes(word));
  const code = columns.find(
    (column) =>
      unique(AREA_CODES)(column) && !column.words.includes('name') && !column.hasFractions,
  );
  const name = columns.find(
    (column) => unique(AREA_NAMES)(column) && column.share.text > 0.5 && column !== code,
  );
  const found = new Map<string, ColumnRole>();
  if (code) found.set(code.name, 'area');
  if (name) found.set(name.name, 'area name');
  const figures = columns.filter(
    ({ isNumber, isRowNumber, name: own }) => isNumber && !isRowNumber && !found.has(own),
  );
  return found.size > 0 && figures.length > 0 ? found : null;
}
