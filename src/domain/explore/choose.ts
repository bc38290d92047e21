import type { JoinedColumn } from '../recipe/join.ts';
import type { JoinReceipt } from '../recipe/joinReceipt.ts';
import type { ColumnRole, ColumnType } from '../table/column.ts';
import type { AskedDimension, OpenCut } from './dimension.ts';
import { TIME_CUTS, yearCut } from './names.ts';

/** The weather's columns by how well they say how warm a day was. */
const TEMPERATURES: readonly ColumnRole[] = [
  'mean temperature',
  'highest temperature',
  'lowest temperature',
];

/** Texts by which incidents are counted, with the roles that stand in where the first is not there. */
const TEXTS: readonly (readonly [label: string, roles: readonly ColumnRole[]])[] = [
  ['Offence', ['offence', 'offence code']],
  ['Community area', ['area']],
  ['District', ['district']],
  ['Place', ['place']],
];

/** What the figures are drawn of, as far as the joined view has it: the article's first. */
export function figureDimensions(
  columns: readonly JoinedColumn[],
  { rows, withoutTime, firstDay, lastDay }: JoinReceipt,
): AskedDimension[] {
  const timed = withoutTime < rows;
  return [
    ...(timed ? timeDimensions(firstDay, lastDay) : []),
    ...temperatures(columns),
    ...TEXTS.flatMap(([label, roles]) => texts(columns, label, roles)),
  ];
}

/** Years that an axis has room for; a date that was misread must not make thousands. */
const MOST_YEARS = 60;

function timeDimensions(firstDay: string | null, lastDay: string | null): AskedDimension[] {
  const [first, last] = [firstDay, lastDay].map((day) => Number(day?.slice(0, 4)));
  const years = first && last && last > first && last - first < MOST_YEARS;
  const common = { unit: '', byDay: true } as const;
  return [
    { ...common, column: 'Season', label: 'Season', cut: TIME_CUTS.Season },
    { ...common, column: 'Month', label: 'Month', cut: TIME_CUTS.Month },
    { ...common, column: 'WeekDay', label: 'Weekday', cut: TIME_CUTS.WeekDay },
    {
      ...{ column: 'HourOfDay', label: 'Hour of the day', unit: 'h' },
      ...{ byDay: false, cut: TIME_CUTS.HourOfDay },
    },
    ...(years
      ? [{ ...common, column: 'Year', label: 'Year', cut: yearCut(first, last) } as const]
      : []),
  ];
}

function temperatures(columns: readonly JoinedColumn[]): AskedDimension[] {
  for (const role of TEMPERATURES) {
    const found = columns.find(({ column }) => column?.role === role);
    if (!found) continue;
    const label = `${role[0]?.toUpperCase() ?? ''}${role.slice(1)} of the day`;
    const cut: OpenCut = { kind: 'find bins', of: 'numbers' };
    return [{ column: found.name, label, unit: '°C', byDay: true, cut }];
  }
  return [];
}

function texts(
  columns: readonly JoinedColumn[],
  label: string,
  roles: readonly ColumnRole[],
): AskedDimension[] {
  const own = columns.filter(({ table }) => table === 'incidents');
  const found = roles.flatMap((role) => own.find(({ column }) => column?.role === role) ?? [])[0];
  if (!found) return [];
  const named = columns.find(({ column }) => column?.role === 'area name');
  const names = label === 'Community area' ? (named?.name ?? null) : null;
  const cut: OpenCut = { kind: 'find levels', names };
  return [{ column: found.name, label, unit: '', byDay: false, cut }];
}

/** Any column of the joined view as a dimension; its label is its name. */
export function dimensionOf({ name, table, column }: JoinedColumn): AskedDimension {
  const common = { column: name, label: name, unit: unitOf(column?.unit), byDay: false };
  const time = Object.entries(TIME_CUTS).find(([derived]) => derived === name)?.[1];
  if (table === 'derived' && time) return { ...common, cut: time };
  return { ...common, cut: OPEN[column?.type ?? (name === 'Weekend' ? 'boolean' : 'number')] };
}

const BINS: OpenCut = { kind: 'find bins', of: 'numbers' };
const DAYS: OpenCut = { kind: 'find bins', of: 'days' };
const LEVELS: OpenCut = { kind: 'find levels', names: null };
const OPEN: Readonly<Record<ColumnType, OpenCut>> = {
  category: LEVELS,
  text: LEVELS,
  boolean: LEVELS,
  number: BINS,
  timestamp: DAYS,
  date: DAYS,
};

/** Units as they are in the joined view: temperatures in °C, lengths in millimetres. */
function unitOf(unit: string | undefined): string {
  if (unit === undefined) return '';
  return unit === 'C' || unit === 'F' ? '°C' : 'mm';
}
