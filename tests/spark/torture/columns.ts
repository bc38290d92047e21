import type { JoinSpec } from '../../../src/domain/recipe/recipe.ts';
import type { Column, ColumnType } from '../../../src/domain/table/column.ts';
import { DATE_FORMATS } from '../../../src/domain/table/dates.ts';

/** Column names that would break out of SQL, Python, JSON or a table of the project's own. */
export const HOSTILE_NAMES = [
  'a"; drop table t; --',
  'b`; drop view joined; --',
  "c'd\\e\\",
  '${env:HOME}',
  '"""); import os; ("""',
  '<img src=x onerror=alert(1)>',
  '__proto__',
  ...['side', 'outcome', '_row', 'c0', 't0', 'v0', '_scan', '_corrupt', 'rowid', 'Year', 'joined'],
  'Größe ΑΣ İ',
];

/** Columns of hostile names, and one for every format of a date. */
export const EXTRA: readonly {
  readonly name: string;
  readonly type: ColumnType;
  readonly format?: string;
}[] = [
  ...HOSTILE_NAMES.map((name, i) => ({
    name,
    type: (['category', 'text', 'number', 'boolean'] as const)[i % 4]!,
  })),
  ...DATE_FORMATS.map(({ format, time }, i) => ({
    ...{
      name: `time ${String(i)}`,
      type: time ? ('timestamp' as const) : ('date' as const),
      format,
    },
  })),
];

/** Columns as this table means them: every extra one is learned from. */
function meant(columns: readonly Column[]): Column[] {
  const roles: Readonly<Record<string, Column['role']>> = { Time: 'time of day', Case: 'block' };
  return columns.map((column): Column => {
    const extra = EXTRA.find(
      ({ name }) => column.name.replace(/_1$/, '') === name || column.name === name,
    );
    if (extra)
      return { ...extra, name: column.name, role: null, known: 'at report', feature: true };
    const role = roles[column.name];
    return role ? { ...column, role, type: 'text', feature: false } : column;
  });
}

/** What `Arrest` says here. */
const OUTCOME = {
  arrest: ['true', 'y'],
  noArrest: ['false'],
  leftOut: ['unknown'],
  arrestContains: ['arrest'],
  others: 'left out',
  blank: 'no arrest',
} as const;

/** The incidents' columns, missing texts and outcome as they are meant. */
export const withMeaning = (spec: JoinSpec): JoinSpec => ({
  ...spec,
  incidents: spec.incidents.map((file) => ({
    ...file,
    columns: meant(file.columns),
    missing: ['n/a', 'maybe'],
    outcome: OUTCOME,
  })),
});
