import type { Column } from '../table/column.ts';
import { normalHeader } from '../table/header.ts';
import type { AlignedColumn, Alignment } from './joinReceipt.ts';
import type { TableSpec } from './recipe.ts';

/** A column that takes part in the study and what it is in each file; null where a file has none. */
export interface Aligned {
  /** As the first file that has it understands it. */
  readonly column: Column;
  readonly by: AlignedColumn['by'];
  /** Read as the same type everywhere; its unit and date format are each file's own. */
  readonly sources: readonly (Column | null)[];
}

/** A column of a joined table: its name there, and what it is in each file. */
export interface NamedAligned extends Aligned {
  readonly name: string;
}

/**
 * Brings the columns of files of one kind together: by role first, then by header. Columns without a
 * role that nobody learns from are left where they are.
 */
export function alignColumns(tables: readonly TableSpec[]): Aligned[] {
  const taken = tables.map(() => new Set<string>());
  const aligned: Aligned[] = [];
  tables.forEach((table, first) => {
    for (const column of table.columns) {
      if ((column.role === null && !column.feature) || taken[first]?.has(column.name)) continue;
      const sources = tables.map((other, i) => {
        if (i < first) return null;
        const found = i === first ? column : partner(column, other, taken[i]);
        if (!found) return null;
        taken[i]?.add(found.name);
        return i === first ? found : { ...found, type: column.type };
      });
      aligned.push({ column, by: column.role === null ? 'header' : 'role', sources });
    }
  });
  return aligned;
}

function partner(column: Column, other: TableSpec, taken: ReadonlySet<string> | undefined) {
  const free = other.columns.filter(({ name }) => !taken?.has(name));
  if (column.role !== null) return free.find(({ role }) => role === column.role);
  const header = normalHeader(column.name);
  return free.find(({ name, role }) => role === null && normalHeader(name) === header);
}

/** The tables with the types that their columns are read as together. */
export function retyped<T extends TableSpec>(tables: readonly T[]): T[] {
  const aligned = alignColumns(tables);
  return tables.map((table, i) => {
    const read = new Map(aligned.map(({ sources }) => [sources[i]?.name, sources[i]]));
    return {
      ...table,
      columns: table.columns.map((column) => {
        const as = read.get(column.name);
        if (!as || as.type === column.type) return column;
        const { format: _, ...rest } = column;
        return { ...rest, type: as.type };
      }),
    };
  });
}

/** How the files of one kind became one table, for the receipt. */
export function alignmentOf(
  tables: readonly TableSpec[],
  rows: readonly number[],
  conflicts: number,
): Alignment {
  return {
    files: tables.map(({ file }, i) => ({ file, rows: rows[i] ?? 0 })),
    columns: alignColumns(tables).map(({ column, by, sources }) => ({
      name: column.name,
      by,
      headers: sources.map((source) => source?.name ?? null),
    })),
    conflicts,
  };
}
