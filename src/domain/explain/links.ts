import type { FeatureChoice } from '../features/choose.ts';
import { encodedNames } from '../features/encodings.ts';
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

/** What is made of several columns at once cannot be theirs alone. */
const OF_RATES = 'Arrest rates of combinations';

/**
 * Which columns of a choice say the same thing in other words, so that they are moved together. Arrest
 * rates of an offence by itself go with the offence; of combinations they are a group of their own.
 */
export function linksOf({
  columns,
  encodings,
}: Pick<FeatureChoice, 'columns' | 'encodings'>): Links {
  const links = new Map<string, string[]>();
  const put = (link: string | undefined, ...names: readonly string[]) => {
    if (link !== undefined) links.set(link, [...(links.get(link) ?? []), ...names]);
  };
  const linkOf = ({ name, table, column }: FeatureChoice['columns'][number]) =>
    table === 'derived'
      ? OF_TIME[name as Derived]
      : (OF_TABLE[table] ?? (column?.role ? OF_ROLE[column.role] : undefined));
  for (const column of columns) put(linkOf(column), column.name);
  for (const encoding of encodings) {
    const [part, ...more] = encoding.parts;
    const alone = more.length === 0 && part?.from === 'column' ? part.name : null;
    const column = columns.find(({ name }) => name === alone);
    put((column && linkOf(column)) ?? OF_RATES, ...encodedNames(encoding));
  }
  return Object.fromEntries(links);
}
