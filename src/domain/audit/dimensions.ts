import type { JoinedColumn } from '../recipe/join.ts';
import type { Derived } from '../recipe/names.ts';
import type { ColumnRole } from '../table/column.ts';

/** What reports are grouped by for the audit: a column of the joined view. */
export interface AuditDimension {
  readonly id: string;
  /** "offence", "hour of the day". */
  readonly label: string;
  readonly column: string;
  /** `fifths`: areas in five equal groups by the column's number, each area once. */
  readonly by: 'levels' | 'fifths';
}

/** Roles of the incidents' columns, in the order in which they are offered. */
const ROLES: readonly { readonly role: ColumnRole; readonly label: string }[] = [
  { role: 'offence', label: 'offence' },
  { role: 'offence code', label: 'offence code' },
  { role: 'place', label: 'kind of place' },
  { role: 'district', label: 'district' },
];

const TIMES: readonly { readonly column: Derived; readonly label: string }[] = [
  { column: 'HourOfDay', label: 'hour of the day' },
  { column: 'WeekDay', label: 'day of the week' },
  { column: 'Season', label: 'season' },
];

/** How a column of an area's want is headed; income runs the other way, and its label says so. */
const HARDSHIP = /hardship/i;
const INCOME = /income/i;

/** What the audit can group by, as far as the joined view has it. Areas go by name where one is known. */
export function auditDimensions(columns: readonly JoinedColumn[]): readonly AuditDimension[] {
  const withRole = (role: ColumnRole) =>
    columns.find(({ table, column }) => table === 'incidents' && column?.role === role);
  const byRole = (role: ColumnRole, label: string, found = withRole(role)) =>
    found ? [{ id: role, label, column: found.name, by: 'levels' as const }] : [];
  const areaName = columns.find(({ column }) => column?.role === 'area name');
  const [offence, ...others] = ROLES.map(({ role, label }) => byRole(role, label));
  return [
    ...(offence ?? []),
    ...byRole('area', 'area', areaName ?? withRole('area')),
    ...fifths(columns),
    ...others.flat(),
    ...TIMES.filter(({ column }) => columns.some(({ name }) => name === column)).map(
      ({ column, label }) => ({ id: column, label, column, by: 'levels' as const }),
    ),
  ];
}

function fifths(columns: readonly JoinedColumn[]): readonly AuditDimension[] {
  const numbers = columns.filter(
    ({ table, column }) => table === 'areas' && column?.type === 'number',
  );
  const found =
    numbers.find(({ name }) => HARDSHIP.test(name)) ??
    numbers.find(({ name }) => INCOME.test(name));
  if (!found) return [];
  const label = HARDSHIP.test(found.name) ? 'hardship of the area' : 'income of the area';
  return [{ id: 'fifths', label, column: found.name, by: 'fifths' }];
}
