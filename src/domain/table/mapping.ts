import type { Column, ColumnRole, ColumnType } from './column.ts';

/** How the column of a role is read where nothing is known of it by name. */
const READ_AS: Partial<Record<ColumnRole, readonly ColumnType[]>> = {
  'occurred at': ['timestamp', 'date'],
  'time of day': ['text', 'category'],
  day: ['date', 'timestamp'],
  outcome: ['category', 'text', 'boolean'],
  offence: ['category'],
  'offence code': ['category'],
  place: ['category'],
  area: ['category', 'text'],
  district: ['category'],
  latitude: ['number'],
  longitude: ['number'],
  'highest temperature': ['number'],
  'mean temperature': ['number'],
  'lowest temperature': ['number'],
  precipitation: ['number'],
  snow: ['number'],
};

/** Roles that a network is given by default; times reach it as what is derived from them. */
const LEARNT: readonly ColumnRole[] = ['offence', 'offence code', 'place', 'area', 'district'];

/**
 * Gives a role to the named column, which takes it from the one that held it, and reads the column
 * as the role wants: the time as a time, coordinates as numbers, the outcome as known only later.
 * `null` leaves the role to none.
 */
export function mapRole(
  columns: readonly Column[],
  name: string | null,
  role: ColumnRole,
): readonly Column[] {
  return columns.map((column) => {
    if (column.name === name) return readFor(column, role);
    return column.role === role ? released(column) : column;
  });
}

function readFor(column: Column, role: ColumnRole): Column {
  const types = READ_AS[role] ?? [column.type];
  const type = types.includes(column.type) ? column.type : (types[0] ?? column.type);
  const known =
    role === 'outcome' ? 'outcome' : column.known === 'outcome' ? 'at report' : column.known;
  const feature = known === 'at report' && (column.feature || LEARNT.includes(role));
  return { ...readAs(column, type), role, known, feature };
}

/** A column whose role was taken is what it was, but no outcome any more. */
function released(column: Column): Column {
  return column.known === 'outcome'
    ? { ...column, role: null, known: 'at report', feature: false }
    : { ...column, role: null };
}

/** A column read as another type; its date format is found anew. */
export function readAs(column: Column, type: ColumnType): Column {
  if (column.type === type) return column;
  const { format: _, ...rest } = column;
  return { ...rest, type };
}
