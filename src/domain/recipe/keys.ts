import { columnOf, type Column, type ColumnRole } from '../table/column.ts';
import { castOf } from './cast.ts';
import type { SqlDialect } from './dialect.ts';
import { ADDED } from './names.ts';
import type { JoinSpec } from './recipe.ts';

/** Columns that nobody learns from as they are, and that features are made of. */
export const KEY_ROLES = ['block', 'case number'] as const satisfies readonly ColumnRole[];
export type KeyRole = (typeof KEY_ROLES)[number];

/** Such a column where it lies: in the files, since the joined view has no room for it. */
export interface RowKey {
  readonly role: KeyRole;
  /** By file, in the order of the join; `before` is the number of rows in the files before. */
  readonly sources: readonly {
    readonly source: string;
    readonly before: number;
    readonly column: Column | null;
    readonly missing: readonly string[];
  }[];
}

/** The keys that a join's incidents have. Where no column is a case number, the ID may be one. */
export function keysOf({ incidents }: JoinSpec): RowKey[] {
  return KEY_ROLES.flatMap((role) => {
    const named = incidents.some(({ columns }) => columnOf(columns, role));
    const as: ColumnRole = named || role === 'block' ? role : 'id';
    let before = 0;
    const sources = incidents.map(({ source, columns, missing, rows }) => {
      before += rows;
      return { source, before: before - rows, column: columnOf(columns, as) ?? null, missing };
    });
    return sources.some(({ column }) => column) ? [{ role, sources }] : [];
  });
}

/** SQL that gives every record's row number and the key's text as `value`. */
export function keyRowsSql({ sources }: RowKey, sql: SqlDialect): string {
  return sources
    .map(({ source, before, column, missing }) => {
      const value = column ? castOf({ ...column, type: 'text' }, sql, missing) : 'null';
      return `select cast(${sql.rowNumber} + ${String(before + 1)} as ${sql.types.row}) as ${ADDED.row}, cast(${value} as ${sql.types.text}) as value from ${sql.identifier(source)}`;
    })
    .join('\nunion all\n');
}
