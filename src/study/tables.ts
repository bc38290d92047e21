import type { TableRole } from '../domain/table/column.ts';
import type { LoadedTable } from '../domain/table/receipt.ts';
import { study } from './state.ts';

/** The table that plays a role. */
export function tableOf(role: TableRole): LoadedTable | undefined {
  return study.tables.find((table) => table.role === role);
}
