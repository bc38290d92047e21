import { parquetMetadataAsync, parquetReadObjects, type AsyncBuffer } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { FaultError } from '../../../domain/fault.ts';
import type { NamedFile } from '../../../domain/table/source.ts';
import type { LoadedText, LoadJob } from './job.ts';
import { RowWriter } from './rowWriter.ts';
import { unpacked } from './unpack.ts';

/** Rows that are unpacked at a time, within a row group. */
const ROWS = 50_000;

/** Loads a Parquet file row group by row group; each value as a text that loses nothing of it. */
export async function loadParquet(job: LoadJob): Promise<LoadedText> {
  const { file, evenIfLarge = false } = job.request;
  const buffer = await bufferOf(file, evenIfLarge);
  const metadata = await readable(file.name, () => parquetMetadataAsync(buffer));
  const names = topLevel(metadata.schema);
  const writer = await RowWriter.open(job, names);
  const rows = Number(metadata.num_rows);
  for (let rowStart = 0; rowStart < rows; rowStart += ROWS) {
    const rowEnd = Math.min(rows, rowStart + ROWS);
    const options = { file: buffer, metadata, compressors, rowStart, rowEnd };
    const objects = await readable(file.name, () => parquetReadObjects(options));
    for (const [i, object] of objects.entries()) {
      const row = names.map((name) => textOf(object[name]));
      await writer.add(row, (rowStart + i) / rows);
    }
  }
  return writer.close('parquet');
}

/** The names of the schema's columns; those inside a column are part of it. */
function topLevel(schema: readonly { readonly name: string; readonly num_children?: number }[]) {
  const names: string[] = [];
  for (let at = 1; at < schema.length; at = after(schema, at)) names.push(schema[at]!.name);
  return names;
}

function after(schema: readonly { readonly num_children?: number }[], at: number): number {
  let next = at + 1;
  for (let child = 0; child < (schema[at]?.num_children ?? 0); child++) next = after(schema, next);
  return next;
}

async function bufferOf(file: NamedFile, evenIfLarge: boolean): Promise<AsyncBuffer> {
  const blob = await unpacked(file, evenIfLarge);
  return {
    byteLength: blob.size,
    slice: (from, to) => blob.slice(from, to).arrayBuffer(),
  };
}

async function readable<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const detail = `its Parquet data cannot be read (${said})`;
    throw new FaultError({ kind: 'file-unreadable', file, detail }, { cause: error });
  }
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string') return value;
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') {
    return String(value);
  }
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'bigint' ? inner.toString() : inner,
  );
}

/** ISO 8601 with a blank, in the file's own (UTC) reckoning. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  return date
    .toISOString()
    .replace('T', ' ')
    .replace(/(\.000)?Z$/, '');
}
