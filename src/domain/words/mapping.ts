import { columnOf, type ColumnRole, type TableRole } from '../table/column.ts';
import type { LoadedTable } from '../table/receipt.ts';

/** What a table can be, as a person would answer. */
export const WHAT_IT_IS: readonly { readonly role: TableRole; readonly words: string }[] = [
  { role: 'incidents', words: 'incidents: a row a report' },
  { role: 'weather', words: 'weather: a row a day' },
  { role: 'areas', words: 'areas: a row an area' },
  { role: 'unused', words: 'not used' },
];

/** The roles that are asked for, in this order. */
export const MAPPED: Readonly<Record<TableRole, readonly ColumnRole[]>> = {
  incidents: [
    ...(['occurred at', 'time of day', 'outcome', 'offence', 'place'] as const),
    ...(['area', 'latitude', 'longitude'] as const),
  ],
  weather: [
    ...(['day', 'highest temperature', 'mean temperature', 'lowest temperature'] as const),
    'precipitation',
  ],
  areas: ['area', 'area name'],
  unused: [],
};

/** Without these a table cannot play its part. */
const NEEDED: Readonly<Record<TableRole, readonly ColumnRole[]>> = {
  incidents: ['occurred at', 'outcome'],
  weather: ['day'],
  areas: [],
  unused: [],
};

/** How a role is asked for; what is not listed is asked for by its name. */
export const ROLE_QUESTIONS: Partial<
  Record<ColumnRole, { readonly asked: string; readonly short: string; readonly hint?: string }>
> = {
  'occurred at': { asked: 'When it happened', short: 'when it happened' },
  'time of day': {
    asked: 'Time of day',
    short: 'the time of day',
    hint: 'Only where the column above holds just the day.',
  },
  outcome: {
    asked: 'What came of it',
    short: 'what came of it',
    hint: 'The column that says whether there was an arrest.',
  },
  offence: { asked: 'The offence', short: 'the offence' },
  place: { asked: 'The kind of place', short: 'the kind of place', hint: 'Street, shop, home.' },
  area: { asked: 'The area’s number or code', short: 'the area' },
  'area name': { asked: 'The area’s name', short: 'the area’s name' },
  latitude: { asked: 'Latitude', short: 'the latitude' },
  longitude: { asked: 'Longitude', short: 'the longitude' },
  day: { asked: 'The day', short: 'the day' },
  'highest temperature': { asked: 'Highest temperature', short: 'the highest temperature' },
  'mean temperature': { asked: 'Mean temperature', short: 'the mean temperature' },
  'lowest temperature': { asked: 'Lowest temperature', short: 'the lowest temperature' },
  precipitation: { asked: 'Rain and melted snow', short: 'the precipitation' },
};

/** What a table can do all the same, where it lacks only what it could be learned from. */
export const WITHOUT_OUTCOME =
  'Without it the incidents can be joined, counted and shown, and nothing is learned from them.';

/** The roles that a table needs and no column holds; of areas either a code or a name will do. */
export function lacks({ role, columns }: Pick<LoadedTable, 'role' | 'columns'>): ColumnRole[] {
  if (role === 'areas')
    return columnOf(columns, 'area') || columnOf(columns, 'area name') ? [] : ['area'];
  return NEEDED[role].filter((one) => !columnOf(columns, one));
}

/** Whether a table waits for a person to say what it is: no layout's columns were found in it. */
export function isUnknown({ role, columns }: Pick<LoadedTable, 'role' | 'columns'>): boolean {
  return role === 'unused' && columns.every((column) => column.role === null);
}
