import { parquetWriteBuffer, type ColumnSource } from 'hyparquet-writer';
import { isDouble, isNumeric, type Cell, type QueryResult } from '../../../domain/explore/query.ts';
import { safeCell } from '../../../domain/words/csv.ts';
import type { Queries } from './query.ts';

/** Rows that are asked for at a time. */
const BATCH = 20_000;

/** A result as a CSV file: texts that a spreadsheet would run are tamed, numbers stay numbers. */
async function csvOf(queries: Queries, result: QueryResult): Promise<Blob> {
  const numeric = result.columns.map(({ type }) => isNumeric(type) || type === 'BOOLEAN');
  const parts: string[] = [`${result.columns.map(({ name }) => safeCell(name)).join(',')}\r\n`];
  for await (const rows of queries.batches(result, BATCH)) {
    const lines = rows.map((row) =>
      row.map((cell, i) => (numeric[i] ? plain(cell) : safeCell(plain(cell)))).join(','),
    );
    parts.push(lines.map((line) => `${line}\r\n`).join(''));
  }
  return new Blob(parts, { type: 'text/csv' });
}

function plain(cell: Cell): string {
  return cell === null ? '' : String(cell);
}

/** A result as a Parquet file: numbers and truth as they are, all else as text. */
async function parquetOf(queries: Queries, result: QueryResult): Promise<Blob> {
  const data: Cell[][] = result.columns.map(() => []);
  for await (const rows of queries.batches(result, BATCH)) {
    for (const row of rows) for (const [i, cell] of row.entries()) data[i]!.push(cell);
  }
  const columnData = result.columns.map(({ name, type }, i): ColumnSource => ({
    name,
    data: numbersOf(data[i]!, type),
    type: parquetType(type),
    nullable: true,
  }));
  return new Blob([parquetWriteBuffer({ columnData })], { type: 'application/vnd.apache.parquet' });
}

function parquetType(type: string): 'BOOLEAN' | 'INT64' | 'DOUBLE' | 'STRING' {
  if (type === 'BOOLEAN') return 'BOOLEAN';
  if (type === 'BIGINT') return 'INT64';
  return isDouble(type) || /^DECIMAL\b/.test(type) ? 'DOUBLE' : 'STRING';
}

/** Whole numbers of 64 bits come as text, so that none is rounded; decimals too. */
function numbersOf(cells: readonly Cell[], type: string): unknown[] {
  if (type === 'BIGINT') return cells.map((cell) => (cell === null ? null : BigInt(cell)));
  if (/^DECIMAL\b/.test(type)) return cells.map((cell) => (cell === null ? null : Number(cell)));
  return [...cells];
}

/** How a result is written, by format. */
export const EXPORTS = { csv: csvOf, parquet: parquetOf } as const;
