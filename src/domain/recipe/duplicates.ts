import { columnOf } from '../table/column.ts';
import type { Aligned } from './align.ts';
import { textOf } from './cast.ts';
import { ADDED } from './names.ts';
import type { IncidentsSpec } from './recipe.ts';
import { identifier } from './sql.ts';

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
): string {
  let before = 0;
  const selects = files.map((file, i) => {
    const id = columnOf(file.columns, 'id');
    const idText = id ? textOf(id) : 'cast(null as varchar)';
    const texts = allTexts(files, columns, i);
    const mark = what === 'id' ? `hash(${idText})` : `hash(${texts.join(', ')})`;
    const kept = [
      ...(what === 'id' ? [`${idText} is not null`] : []),
      ...(ids === null ? [] : [`hash(${idText}) in (${ids})`]),
    ];
    const where = kept.length > 0 ? ` where ${kept.join(' and ')}` : '';
    const select = `select rowid + ${String(before + 1)} as ${ADDED.row}, ${mark} as mark from ${identifier(file.source)}${where}`;
    before += file.rows;
    return select;
  });
  return selects.join('\nunion all ');
}

/** A file's texts in an order that all files share: what is aligned, then the rest of one layout. */
function allTexts(files: readonly IncidentsSpec[], columns: readonly Aligned[], file: number) {
  const alike = files.every(
    ({ columns: own }) =>
      own.map(({ name }) => name).join('\n') ===
      files[0]?.columns.map(({ name }) => name).join('\n'),
  );
  if (alike) return files[file]?.columns.map(({ name }) => identifier(name)) ?? [];
  return columns.map(({ sources }) => {
    const source = sources[file];
    return source ? textOf(source) : 'null';
  });
}

/** SQL that gives how many rows repeat an earlier one, as `n`, and of how many marks, as `marks`. */
function repeatsOfSql(marked: string): string {
  return `select coalesce(sum(n - 1), 0) as n from (select count(*) as n from (${marked}) group by mark having count(*) > 1)`;
}

/** SQL for the number of incidents whose ID was there before. */
export function idRepeatsSql(files: readonly IncidentsSpec[]): string {
  return repeatsOfSql(markedSql(files, [], 'id', null));
}

/** SQL for the hashes of IDs that stand in the files more than once. */
function repeatedIdsSql(files: readonly IncidentsSpec[]): string {
  return `select mark from (${markedSql(files, [], 'id', null)}) group by mark having count(*) > 1`;
}

/**
 * SQL for the number of records that repeat another, letter for letter. Where incidents have IDs, only
 * those with repeated ones can.
 */
export function recordRepeatsSql(
  files: readonly IncidentsSpec[],
  columns: readonly Aligned[],
): string {
  const ids = haveIds(files) ? repeatedIdsSql(files) : null;
  return repeatsOfSql(markedSql(files, columns, 'record', ids));
}

/** SQL that makes the table `repeats` of the numbers of rows to leave away: all but the first of each. */
export function dropSql(
  files: readonly IncidentsSpec[],
  columns: readonly Aligned[],
  what: 'id' | 'record',
): string {
  return `create or replace table repeats as
select ${ADDED.row} from (
  select ${ADDED.row}, row_number() over (partition by mark order by ${ADDED.row}) as nth
  from (${markedSql(files, columns, what, null)})
) where nth > 1`;
}
