import { alignColumns } from '../../domain/recipe/align.ts';
import { DUCKDB } from '../../domain/recipe/dialect.ts';
import {
  dropSql,
  haveIds,
  idRepeatsSql,
  recordRepeatsSql,
} from '../../domain/recipe/duplicates.ts';
import type { DuplicateCounts } from '../../domain/recipe/joinReceipt.ts';
import type { JoinSpec } from '../../domain/recipe/recipe.ts';
import type { JoinRun } from './joinRun.ts';

/** Counts records and IDs that stand in the files more than once, and marks those that are to be dropped. */
export async function countDuplicates(
  run: JoinRun,
  { incidents, duplicates }: JoinSpec,
): Promise<DuplicateCounts> {
  const { session } = run;
  const columns = alignColumns(incidents);
  const count = (sql: string) =>
    session.row('Looking for duplicates', sql, (row) => row.number('n'));
  const ids = haveIds(incidents) ? await count(idRepeatsSql(incidents, DUCKDB)) : null;
  const records = ids === 0 ? 0 : await count(recordRepeatsSql(incidents, columns, DUCKDB));
  if (duplicates === 'keep') return { records, ids, dropped: 0 };
  const what = duplicates === 'drop ids' && ids !== null ? 'id' : 'record';
  await run.run('Leaving duplicates away', dropSql(incidents, columns, what, DUCKDB));
  return { records, ids, dropped: await count('select count(*) as n from repeats') };
}
