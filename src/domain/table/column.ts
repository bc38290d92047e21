/** How a column's text is read. `category` keeps text as a code, even where it looks like a number. */
export const COLUMN_TYPES = ['category', 'text', 'number', 'boolean', 'timestamp', 'date'] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

/** What a table is in the study. */
export const TABLE_ROLES = ['incidents', 'weather', 'areas', 'unused'] as const;
export type TableRole = (typeof TABLE_ROLES)[number];

/** What a column of each kind of table means; every role is held by at most one column. */
export const COLUMN_ROLES = {
  incidents: [
    'id',
    'case number',
    'occurred at',
    'time of day',
    'outcome',
    'offence code',
    'offence',
    'description',
    'place',
    'domestic',
    'area',
    'district',
    'beat',
    'ward',
    'FBI code',
    'block',
    'latitude',
    'longitude',
  ],
  weather: [
    'day',
    'highest temperature',
    'mean temperature',
    'lowest temperature',
    'precipitation',
    'snow',
  ],
  areas: ['area', 'area name'],
  unused: [],
} as const satisfies Record<TableRole, readonly string[]>;

export type ColumnRole = (typeof COLUMN_ROLES)[TableRole][number];

/** When a column's value is known, which decides whether a model may honestly lean on it. */
export type KnownWhen = 'at report' | 'later' | 'outcome';

/** Physical units that differ between files and are brought to one: degrees Celsius and millimetres. */
export type Unit = 'C' | 'F' | 'mm' | 'cm' | 'in';

/** One column of a loaded table and how it is to be understood. */
export interface Column {
  /** The header as the database names it. */
  readonly name: string;
  readonly type: ColumnType;
  readonly role: ColumnRole | null;
  readonly known: KnownWhen;
  /** Offered to the network. */
  readonly feature: boolean;
  /** strptime format of a timestamp or date. */
  readonly format?: string;
  readonly unit?: Unit;
}

/** The column that holds a role, if any. */
export function columnOf(columns: readonly Column[], role: ColumnRole): Column | undefined {
  return columns.find((column) => column.role === role);
}
