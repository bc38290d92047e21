import type { JoinedColumn } from '../recipe/join.ts';
import type { Derived } from '../recipe/names.ts';
import type { ColumnRole } from '../table/column.ts';

/** Columns by the name of what they say together. */
export type Links = Readonly<Record<string, readonly string[]>>;

const OF_TIME: Readonly<Partial<Record<Derived, string>>> = {
  Month: 'Time of year',
  Day: 'Time of year',
  WeekNum: 'Time of year',
  Season: 'Time of year',
  Weekend: 'Day of the week',
  WeekDay: 'Day of the week',
};

const OF_ROLE: Readonly<Partial<Record<ColumnRole, string>>> = {
  'offence code': 'Offence',
  offence: 'Offence',
  description: 'Offence',
  'FBI code': 'Offence',
  area: 'Where in the city',
  district: 'Where in the city',
  beat: 'Where in the city',
  ward: 'Where in the city',
};

const OF_TABLE: Readonly<Partial<Record<JoinedColumn['table'], string>>> = {
  weather: 'Weather of the day',
  // An area's figures are the area under other names.
  areas: 'Where in the city',
};

/** Which of the joined view's columns say the same thing in other words, so that they are moved together. */
export function linksOf(columns: readonly JoinedColumn[]): Links {
  const links = new Map<string, string[]>();
  for (const { name, table, column } of columns) {
    const link =
      table === 'derived'
        ? OF_TIME[name as Derived]
        : (OF_TABLE[table] ?? (column?.role ? OF_ROLE[column.role] : undefined));
    if (link !== undefined) links.set(link, [...(links.get(link) ?? []), name]);
  }
  return Object.fromEntries(links);
}
