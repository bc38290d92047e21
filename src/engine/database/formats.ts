import type { Column } from '../../domain/table/column.ts';
import { bestFormat } from '../../domain/table/dates.ts';
import { formatTrialsSql } from '../../domain/table/formatSql.ts';
import type { Session } from './session.ts';

/** Finds how the dates are written of columns that take part in the study, where that is not known yet. */
export async function withFormats(
  session: Session,
  source: string,
  rows: number,
  columns: readonly Column[],
): Promise<Column[]> {
  const found: Column[] = [];
  for (const column of columns) {
    const used = column.role !== null || column.feature;
    found.push(used ? await withFormat(session, source, rows, column) : column);
  }
  return found;
}

/** Finds how the dates of a column are written, where that is not known yet. */
export async function withFormat(
  session: Session,
  source: string,
  rows: number,
  column: Column,
): Promise<Column> {
  const isDate = column.type === 'timestamp' || column.type === 'date';
  if (!isDate || column.format !== undefined) return column;
  const format = await formatOf(session, source, rows, column.name);
  return format === undefined ? column : { ...column, format };
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
