import type { Column } from '../table/column.ts';
import { castOf, textOf } from './cast.ts';
import type { SqlDialect } from './dialect.ts';
import type { JoinNames } from './join.ts';
import type { JoinSpec, TableSpec } from './recipe.ts';

/** A file and its columns of which something can be lost when their texts are read as their types. */
export interface CastColumns {
  readonly table: TableSpec;
  readonly columns: readonly Column[];
}

/** The columns that take part and are no texts, file by file. */
export function castColumns(spec: JoinSpec, names: JoinNames): CastColumns[] {
  const kinds = ['incidents', 'weather', 'areas'] as const;
  const files = kinds.flatMap((kind) =>
    spec[kind].map((table, i) => {
      const joined = new Set(names[kind].map(({ sources }) => sources[i]?.name));
      const columns = table.columns
        .filter(({ name, role }) => role !== null || joined.has(name))
        .filter(({ type }) => type !== 'text' && type !== 'category');
      return { table, columns };
    }),
  );
  return files.filter(({ columns }) => columns.length > 0);
}

/** SQL that counts `blank0`, `failed0`, …: the blank texts of each column, and those not of its type. */
export function castCountsSql(
  { source, missing }: TableSpec,
  columns: readonly Column[],
  sql: SqlDialect,
): string {
  const counts = columns.flatMap((column, i) => {
    const text = textOf(column, sql, missing);
    return [
      `count(*) - count(${text}) as blank${String(i)}`,
      `count(${text}) - count(${castOf(column, sql, missing)}) as failed${String(i)}`,
    ];
  });
  return `select ${counts.join(',\n  ')} from ${sql.identifier(source)}`;
}
