import { columnOf, type ColumnType } from '../table/column.ts';
import type { NamedAligned } from './align.ts';
import { castOf, joinKey } from './cast.ts';
import type { SqlDialect, SqlType } from './dialect.ts';
import { ADDED } from './names.ts';
import type { TableSpec } from './recipe.ts';

/** A small table that incidents are joined with. */
export type SmallTable = 'weather' | 'areas';

/** The join key of each small table, and the role of the column that gives it. */
export const JOIN_KEYS = {
  weather: { name: ADDED.day, role: 'day' },
  areas: { name: ADDED.areaKey, role: 'area' },
} as const;

/** The column that holds a small table's key; areas without a code go by their name. */
export function keyColumn(kind: SmallTable, { columns }: Pick<TableSpec, 'columns'>) {
  const column = columnOf(columns, JOIN_KEYS[kind].role);
  return column ?? (kind === 'areas' ? columnOf(columns, 'area name') : undefined);
}

/** A code of the census with its summary level in front: "1400000US06075010100" is 06075010100. */
const GEO_ID = '^[0-9]{3}[0-9A-Z]{4}US';

/** SQL for the key of a small table's rows. */
export function keySql(kind: SmallTable, file: TableSpec, sql: SqlDialect): string {
  const { missing } = file;
  const column = keyColumn(kind, file);
  if (kind === 'weather') {
    return column ? castOf({ ...column, type: 'date' }, sql, missing) : nothingOf('date', sql);
  }
  if (!column) return nothingOf('text', sql);
  return joinKey(sql.replacePattern(castOf(column, sql, missing), GEO_ID, ''), sql);
}

/** SQL for the rows of all files of a small table: the key, the file's number, and the columns as `c0`, `c1`, … */
export function rowsSql(
  kind: SmallTable,
  files: readonly TableSpec[],
  columns: readonly NamedAligned[],
  sql: SqlDialect,
): string {
  const selects = files.map((file, i) => {
    const values = columns.map(({ sources, column }, at) => {
      const source = sources[i];
      const value = source ? castOf(source, sql, file.missing) : nothingOf(column.type, sql);
      return `${value} as c${String(at)}`;
    });
    const select = [
      `${keySql(kind, file, sql)} as ${JOIN_KEYS[kind].name}`,
      `${String(i)} as _file`,
      ...values,
    ];
    return `select ${select.join(', ')} from ${sql.identifier(file.source)}`;
  });
  return selects.join('\nunion all ');
}

/** SQL for a missing value of a column's type. */
export function nothingOf(type: ColumnType, sql: SqlDialect): string {
  return `cast(null as ${sql.types[SQL_TYPES[type]]})`;
}

/** What a column's values are in the joined view. */
export const SQL_TYPES = {
  text: 'text',
  category: 'text',
  number: 'double',
  boolean: 'boolean',
  timestamp: 'timestamp',
  date: 'date',
} as const satisfies Record<ColumnType, SqlType>;

/**
 * SQL that makes a small table with one row a key. Where several files know a figure, the earlier
 * file's holds. Rows without a key join nothing and are left away.
 */
export function smallTableSql(
  kind: SmallTable,
  files: readonly TableSpec[],
  columns: readonly NamedAligned[],
  sql: SqlDialect,
  table: string = kind,
): string {
  const key = JOIN_KEYS[kind].name;
  const merged = columns.map(({ name }, i) => {
    const value = `c${String(i)}`;
    return `${sql.whereLeast(value, '_file')} filter (where ${value} is not null) as ${sql.identifier(name)}`;
  });
  return `${sql.makeTable(table)}
select ${[key, ...merged].join(',\n  ')}
from (${rowsSql(kind, files, columns, sql)})
where ${key} is not null group by ${key} order by ${key}`;
}

/** SQL that gives the `keys` of one file that stand in it more than once with different values. */
export function repeatedSql(
  kind: SmallTable,
  file: TableSpec,
  columns: readonly NamedAligned[],
  sql: SqlDialect,
): string {
  const key = JOIN_KEYS[kind].name;
  const values = columns.map((_, i) => `c${String(i)}`);
  const row = values.length > 0 ? sql.tuple(values) : '1';
  return `select count(*) as keys from (
  select ${key} from (${rowsSql(kind, [file], columns, sql)}) where ${key} is not null
  group by ${key} having count(distinct ${row}) > 1
)`;
}

/** SQL that gives the keys that several files know with different figures, as `conflicts`. */
export function conflictsSql(
  kind: SmallTable,
  files: readonly TableSpec[],
  columns: readonly NamedAligned[],
  sql: SqlDialect,
): string {
  const key = JOIN_KEYS[kind].name;
  const differ = columns.map((_, i) => `count(distinct c${String(i)}) > 1`);
  return `select count(*) as conflicts from (
  select ${key} from (${rowsSql(kind, files, columns, sql)}) where ${key} is not null
  group by ${key} having ${differ.join(' or ')}
)`;
}

/** SQL that gives the rows of all files without a key, as `n`. */
export function keylessSql(kind: SmallTable, files: readonly TableSpec[], sql: SqlDialect): string {
  const key = JOIN_KEYS[kind].name;
  return `select count(*) as n from (${rowsSql(kind, files, [], sql)}) where ${key} is null`;
}
