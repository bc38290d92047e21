import type { ByteWriter, ColumnSource } from 'hyparquet-writer';
import { CSV_CELLS, PARQUET_CELLS, type RowCell } from '../../../domain/share/cells.ts';
import type { RowColumn } from '../../../domain/share/rows.ts';
import { safeCell } from '../../../domain/words/csv.ts';

/** A file that is written a part at a time; what is written leaves this thread's memory at once. */
export interface RowFile {
  /** Adds rows, column by column. */
  add(columns: readonly (readonly RowCell[])[]): void;
  finish(): Blob;
}

/** A CSV file of rows. */
export function csvFile(columns: readonly RowColumn[]): RowFile {
  const type = 'text/csv';
  const write = columns.map(({ kind }) => CSV_CELLS[kind]);
  const parts = [new Blob([`${columns.map(({ name }) => safeCell(name)).join(',')}\r\n`])];
  return {
    add(cells) {
      const lines = Array.from(
        { length: cells[0]?.length ?? 0 },
        (_, row) => `${cells.map((column, i) => write[i]!(column[row] ?? null)).join(',')}\r\n`,
      );
      parts.push(new Blob([lines.join('')]));
    },
    finish: () => new Blob(parts, { type }),
  };
}

/** A Parquet file of rows, a row group a part. */
export async function parquetFile(columns: readonly RowColumn[]): Promise<RowFile> {
  const { ByteWriter, ParquetWriter, schemaFromColumnData } = await import('hyparquet-writer');
  const parts: Blob[] = [];
  const bytes = new ByteWriter();
  const take = () => {
    parts.push(new Blob([bytes.getBytes().slice()]));
    forget(bytes);
  };
  const sources = (cells: readonly (readonly RowCell[])[]) =>
    columns.map(({ name, kind }, i): ColumnSource => {
      const { type, cell } = PARQUET_CELLS[kind];
      return { name, type, nullable: true, data: (cells[i] ?? []).map(cell) };
    });
  const schema = schemaFromColumnData({ columnData: sources([]) });
  const writer = new ParquetWriter({ writer: bytes, schema });
  return {
    add(cells) {
      const columnData = sources(cells).map(({ name, data }) => ({ name, data }));
      void writer.write({ columnData, rowGroupSize: Math.max(1, cells[0]?.length ?? 0) });
      take();
    },
    finish() {
      void writer.finish();
      take();
      return new Blob(parts, { type: 'application/vnd.apache.parquet' });
    },
  };
}

/** Begins the writer's memory again; its place in the file goes on. */
function forget(writer: ByteWriter): void {
  writer.index = 0;
}

/** How rows are written, by format. */
export const ROW_FILES = { csv: csvFile, parquet: parquetFile } as const;
export type RowFormat = keyof typeof ROW_FILES;
