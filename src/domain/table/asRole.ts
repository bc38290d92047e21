import { COLUMN_ROLES, type Column, type ColumnRole, type TableRole } from './column.ts';

/**
 * Reads a table as another kind than it was taken for: roles that the new kind doesn't have are let
 * go. A table that is put aside keeps its own, so that it can be taken up again.
 */
export function asRole(columns: readonly Column[], role: TableRole): readonly Column[] {
  if (role === 'unused') return columns;
  const allowed: readonly ColumnRole[] = COLUMN_ROLES[role];
  return columns.map((column) =>
    column.role === null || allowed.includes(column.role) ? column : { ...column, role: null },
  );
}
