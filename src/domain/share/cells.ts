import { safeCell } from '../words/csv.ts';
import type { RowKind } from './rows.ts';

/** A cell as the database gives it: texts, and numbers for all else. */
export type RowCell = string | number | null;

/** A cell of a CSV file. Only what a file's text said can be a formula, so only that is tamed. */
export const CSV_CELLS: Readonly<Record<RowKind, (cell: RowCell) => string>> = {
  text: (cell) => (cell === null ? '' : safeCell(String(cell))),
  number: (cell) => (cell === null ? '' : String(cell)),
  truth: (cell) => (cell === null ? '' : String(cell === 1)),
  time: (cell) => (cell === null ? '' : clock(Number(cell))),
};

/** "2015-01-31 23:30:00", on the local clock of the place. */
function clock(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}

/** A cell of a Parquet file. A time has no zone in the files, so it is written as if it were UTC. */
export const PARQUET_CELLS: Readonly<
  Record<
    RowKind,
    {
      readonly type: 'STRING' | 'DOUBLE' | 'BOOLEAN' | 'TIMESTAMP';
      readonly cell: (cell: RowCell) => string | number | boolean | Date | null;
    }
  >
> = {
  text: { type: 'STRING', cell: (cell) => cell },
  number: { type: 'DOUBLE', cell: (cell) => cell },
  truth: { type: 'BOOLEAN', cell: (cell) => (cell === null ? null : cell === 1) },
  time: { type: 'TIMESTAMP', cell: (cell) => (cell === null ? null : new Date(Number(cell))) },
};
