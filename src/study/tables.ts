import type { Outlines } from '../domain/geo/outlines.ts';
import type { TableRole } from '../domain/table/column.ts';
import type { LoadedTable } from '../domain/table/receipt.ts';
import { study } from './state.ts';

/** The tables that play a role, in the order in which they were loaded. */
export function tablesOf(role: TableRole): readonly LoadedTable[] {
  return study.tables.filter((table) => table.role === role);
}

/** The first table that plays a role. */
export function tableOf(role: TableRole): LoadedTable | undefined {
  return study.tables.find((table) => table.role === role);
}

/** A table by its id. */
export function tableById(id: number): LoadedTable {
  const table = study.tables.find((one) => one.id === id);
  if (!table) throw new Error(`there is no table ${String(id)}`);
  return table;
}

/** The outlines that are joined with and drawn. */
export function outlinesInUse(): Outlines | null {
  const chosen = study.outlines.find(({ file }) => file === study.settings.outlines);
  return chosen ?? study.outlines.at(-1) ?? null;
}
