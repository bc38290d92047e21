import type { Column } from '../../domain/table/column.ts';
import { bestFormat } from '../../domain/table/dates.ts';
import { formatTrialsSql } from '../../domain/table/formatSql.ts';
import type { Session } from './session.ts';

/** Finds how the dates of a table's date columns are written, where that is not known yet. */
export async function withFormats(
  session: Session,
  source: string,
  rows: number,
  columns: readonly Column[],
): Promise<Column[]> {
  const found: Column[] = [];
  for (const column of columns) {
    const open =
      (column.type === 'timestamp' || column.type === 'date') && column.format === undefined;
    const format = open ? await formatOf(session, source, rows, column.name) : undefined;
    found.push(format === undefined ? column : { ...column, format });
  }
  return found;
}

async function formatOf(session: Session, source: string, rows: number, column: string) {
  const trials = await session.rows(
    `Finding the date format of ${column}`,
    formatTrialsSql(source, column, rows),
    (row) => ({
      format: row.text('format') ?? '',
      read: row.number('read'),
      of: row.number('of'),
      meanGapDays: row.number('gap'),
    }),
  );
  return bestFormat(trials);
}
