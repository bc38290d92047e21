import { columnOf } from '../table/column.ts';
import type { Aligned } from './align.ts';
import { textOf } from './cast.ts';
import { ADDED } from './names.ts';
import type { IncidentsSpec } from './recipe.ts';
import type { SqlDialect } from './dialect.ts';

/** Whether every file names its incidents. */
export function haveIds(files: readonly IncidentsSpec[]): boolean {
  return files.every(({ columns }) => columnOf(columns, 'id') !== undefined);
}

/**
 * SQL for every row of all files: its number, its ID (null where files have none), and a 64-bit hash of
 * the texts of its columns. Only rows for which `where` holds.
 */
export function markedSql(
  files: readonly IncidentsSpec[],
  columns: readonly Aligned[],
  what: 'id' | 'record',
  ids: string | null,
  sql: SqlDialect,
): string {
  let before = 0;
  const selects = files.map((file, i) => {
    const id = columnOf(file.columns, 'id');
    const idText = id ? textOf(id, sql) : `cast(null as ${sql.types.text})`;
    const mark = sql.hash(what === 'id' ? [idText] : allTexts(files, columns, i, sql));
    const kept = [
      ...(what === 'id' ? [`${idText} is not null`] : []),
      ...(ids === null ? [] : [`${sql.hash([idText])} in (${ids})`]),
    ];
    const where = kept.length > 0 ? ` where ${kept.join(' and ')}` : '';
    const select = `select ${sql.rowNumber} + ${String(before + 1)} as ${ADDED.row}, ${mark} as mark from ${sql.identifier(file.source)}${where}`;
    before += file.rows;
    return select;
  });
  return selects.join('\nunion all ');
}

/** A file's texts in an order that all files share: what is aligned, then the rest of one layout. */
function allTexts(
  files: readonly IncidentsSpec[],
  columns: readonly Aligned[],
  file: number,
  sql: SqlDialect,
) {
  const alike = files.every(
    ({ columns: own }) =>
      own.map(({ name }) => name).join('\n') ===
      files[0]?.columns.map(({ name }) => name).join('\n'),
  );
  if (alike) return files[file]?.columns.map(({ name }) => sql.identifier(name)) ?? [];
  return columns.map(({ sources }) => {
    const source = sources[file];
    return source ? textOf(source, sql) : `cast(null as ${sql.types.text})`;
  });
}

/** SQL that gives how many rows repeat an earlier one, as `n`, and of how many marks, as `marks`. */
function repeatsOfSql(marked: string): string {
  return `select coalesce(sum(n - 1), 0) as n from (select count(*) as n from (${marked}) group by mark having count(*) > 1)`;
}

/** SQL for the number of incidents whose ID was there before. */
export function idRepeatsSql(files: readonly IncidentsSpec[], sql: SqlDialect): string {
  return repeatsOfSql(markedSql(files, [], 'id', null, sql));
}

/** SQL for the hashes of IDs that stand in the files more than once. */
function repeatedIdsSql(files: readonly IncidentsSpec[], sql: SqlDialect): string {
  return `select mark from (${markedSql(files, [], 'id', null, sql)}) group by mark having count(*) > 1`;
}

/**
 * SQL for the number of records that repeat another, letter for letter. Where incidents have IDs, only
 * those with repeated ones can.
 */
export function recordRepeatsSql(
  files: readonly IncidentsSpec[],
  columns: readonly Aligned[],
  sql: SqlDialect,
): string {
  const ids = haveIds(files) ? repeatedIdsSql(files, sql) : null;
  return repeatsOfSql(markedSql(files, columns, 'record', ids, sql));
}

/** SQL that makes the table `repeats` of the numbers of rows to leave away: all but the first of each. */
export function dropSql(
  files: readonly IncidentsSpec[],
  columns: readonly Aligned[],
  what: 'id' | 'record',
  sql: SqlDialect,
): string {
  return `${sql.makeTable('repeats')}
select ${ADDED.row} from (
  select ${ADDED.row}, row_number() over (partition by mark order by ${ADDED.row}) as nth
  from (${markedSql(files, columns, what, null, sql)})
) where nth > 1`;
}
