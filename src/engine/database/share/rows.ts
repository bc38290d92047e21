import type { OnProgress } from '../../../domain/progress.ts';
import { rowColumns, rowsSizeSql, rowsSql, type RowsRequest } from '../../../domain/share/rows.ts';
import type { RowCell } from '../../../domain/share/cells.ts';
import { count } from '../../../domain/words/format.ts';
import type { Session } from '../session.ts';
import { ROW_FILES, type RowFormat } from './rowFile.ts';

/** Row numbers that are asked for at a time: a second's work at most, between two looks at the signal. */
const AT_ONCE = 20_000;

/**
 * Writes the scored rows as a file, a window at a time: other questions to the database are answered
 * between two windows.
 * @throws an `AbortError` where it was stopped
 */
export async function writeRows(
  session: Session,
  request: RowsRequest,
  format: RowFormat,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<Blob> {
  const columns = rowColumns(request);
  const { n, last } = await session.row('Counting rows', rowsSizeSql(request), (row) => ({
    n: row.number('n'),
    last: row.number('last'),
  }));
  const file = await ROW_FILES[format](columns);
  let written = 0;
  for (let from = 1; from <= last; from += AT_ONCE) {
    onProgress({ what: `Writing ${count(n)} rows`, share: written / n });
    const part = await session.query('Writing rows', rowsSql(request, from, from + AT_ONCE));
    signal.throwIfAborted();
    if (part.numRows > 0)
      file.add(columns.map((_, i) => cellsOf(part.getChildAt(i), part.numRows)));
    written += part.numRows;
  }
  return file.finish();
}

/** A column's cells; the statement casts each to a text or a float. */
function cellsOf(column: { get(row: number): unknown } | null, rows: number): RowCell[] {
  return Array.from({ length: rows }, (_, row) => {
    const value = column?.get(row) ?? null;
    return typeof value === 'string' || typeof value === 'number' ? value : null;
  });
}
