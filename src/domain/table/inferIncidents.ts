import type { ColumnRole } from './column.ts';
import type { ColumnFacts } from './columnFacts.ts';
import { isFew } from './inferColumn.ts';
import { outcomeOf } from './inferOutcome.ts';

/** Columns by the roles that they were found to hold. */
export type Found = ReadonlyMap<string, ColumnRole>;

const OCCURRED = ['occurred', 'occurrence', 'occ', 'occured', 'incident', 'offense', 'offence'];
/** When something else happened than the incident itself. */
const OTHER_TIMES = new Set([
  ...['report', 'reported', 'rptd', 'rpt', 'rep', 'updated', 'update', 'modified', 'created'],
  ...['entered', 'closed', 'cleared', 'clearance', 'arrest', 'birth', 'dob', 'end', 'to', 'call'],
]);

/** Columns that hold names or codes, by the words of their headers; the first that fits wins. */
const NAMED: readonly { role: ColumnRole; words: readonly (readonly string[])[] }[] = [
  {
    role: 'offence',
    words: [
      ...[
        ['primary', 'type'],
        ['crime', 'type'],
        ['offense', 'type'],
        ['offence', 'type'],
      ],
      ...[
        ['crime', 'category'],
        ['offense', 'category'],
        ['offence', 'category'],
      ],
      ...[['incident', 'category'], ['incident', 'type'], ['offense'], ['offence'], ['crime']],
      ...[['charge'], ['category']],
    ],
  },
  { role: 'place', words: [['location', 'type'], ['premise'], ['premises'], ['place', 'type']] },
  {
    role: 'place',
    words: [
      ['location', 'description'],
      ['location', 'category'],
    ],
  },
  {
    role: 'area',
    words: [
      ...[['community', 'area'], ['neighborhood'], ['neighbourhood'], ['nhood'], ['tract']],
      ...[['zip'], ['zipcode'], ['area'], ['community'], ['borough']],
    ],
  },
  { role: 'district', words: [['district'], ['precinct'], ['division']] },
  { role: 'beat', words: [['beat']] },
  { role: 'ward', words: [['ward']] },
  { role: 'domestic', words: [['domestic']] },
  { role: 'description', words: [['description'], ['descript'], ['desc']] },
  { role: 'id', words: [['id'], ['number'], ['num'], ['no'], ['nr']] },
  { role: 'block', words: [['block'], ['address'], ['intersection']] },
];

/**
 * What the columns of a table of incidents mean, or null where it doesn't look like one: it needs a
 * time at which something happened, and what it was or what came of it.
 */
export function incidentRoles(columns: readonly ColumnFacts[]): Found | null {
  const found = new Map<string, ColumnRole>();
  const give = (column: ColumnFacts | undefined, role: ColumnRole) => {
    if (column && !found.has(column.name)) found.set(column.name, role);
  };
  const when = occurredAt(columns);
  if (!when) return null;
  give(when, 'occurred at');
  if (!when.hasTime) give(clock(columns, when), 'time of day');
  give(outcomeOf(columns)?.column, 'outcome');
  const [latitude, longitude] = coordinates(columns);
  give(latitude, 'latitude');
  give(longitude, 'longitude');
  for (const { role, words } of NAMED) {
    if ([...found.values()].includes(role)) continue;
    give(named(columns, words, role, found), role);
  }
  const roles = new Set(found.values());
  return roles.has('offence') || roles.has('outcome') ? found : null;
}

/** The date that says when it happened; null where that is not plain. */
function occurredAt(columns: readonly ColumnFacts[]): ColumnFacts | null {
  const dates = columns.filter(
    ({ isDate, words }) => isDate && !words.some((word) => OTHER_TIMES.has(word)),
  );
  const said = dates.filter(({ words }) => words.some((word) => OCCURRED.includes(word)));
  const candidates = said.length > 0 ? said : dates;
  return candidates.find(({ hasTime }) => hasTime) ?? candidates[0] ?? null;
}

/** A time of day beside the day; one that says which day it is of comes first. */
function clock(columns: readonly ColumnFacts[], day: ColumnFacts): ColumnFacts | undefined {
  const times = columns.filter(
    ({ isClock, words }) => isClock && !words.some((word) => OTHER_TIMES.has(word)),
  );
  const shares = ({ words }: ColumnFacts) =>
    words.filter((word) => day.words.includes(word)).length;
  return times.sort((a, b) => shares(b) - shares(a))[0];
}

const DEGREES: readonly { words: readonly string[]; most: number }[][] = [
  [
    { words: ['latitude', 'lat'], most: 90 },
    { words: ['longitude', 'lon', 'lng', 'long'], most: 180 },
  ],
  [
    { words: ['y'], most: 90 },
    { words: ['x'], most: 180 },
  ],
];

/** A pair of columns in degrees; one without the other is no place. */
function coordinates(columns: readonly ColumnFacts[]): readonly ColumnFacts[] {
  for (const pair of DEGREES) {
    const both = pair.flatMap(({ words, most }) => {
      const column = columns.find(
        ({ words: own, isNumber, hasFractions, least, greatest }) =>
          own.some((word) => words.includes(word)) &&
          isNumber &&
          hasFractions &&
          least >= -most &&
          greatest <= most,
      );
      return column ? [column] : [];
    });
    if (both.length === pair.length) return both;
  }
  return [];
}

/** Areas may be many, but incidents share them. */
function repeats({ distinct, values }: ColumnFacts): boolean {
  return distinct > 1 && distinct < 0.9 * values.length;
}

function named(
  columns: readonly ColumnFacts[],
  wanted: readonly (readonly string[])[],
  role: ColumnRole,
  found: Found,
): ColumnFacts | undefined {
  const free = columns.filter(
    (column) => !found.has(column.name) && !column.isDate && !column.isClock,
  );
  const fits = (column: ColumnFacts) => {
    if (role === 'block') return column.share.text > 0.5;
    if (role === 'domestic') return column.share['yes or no'] === 1;
    if (role === 'description' || role === 'offence' || role === 'place')
      return column.share.text > 0.5 && isFew(column);
    if (role === 'id') return column.distinct === column.values.length && column.distinct > 1;
    return repeats(column) && !column.hasFractions;
  };
  for (const words of wanted) {
    const column = free.find((one) => words.every((word) => one.words.includes(word)) && fits(one));
    if (column) return column;
  }
  return undefined;
}
