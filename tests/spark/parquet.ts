import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parquetMetadata, parquetRead, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';

/** Rows of a Parquet file, their cells in the order of the names. */
export interface Part {
  readonly names: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** All Parquet files in a folder; no objects, in which a column called "__proto__" would get lost. */
export async function* parquetParts(folder: string): AsyncGenerator<Part> {
  const parts = readdirSync(folder).filter((name) => name.endsWith('.parquet'));
  for (const part of parts.sort()) {
    const bytes = readFileSync(join(folder, part));
    const file = Uint8Array.from(bytes).buffer;
    const metadata = parquetMetadata(file);
    const names = parquetSchema(metadata).children.map(({ element }) => element.name);
    let rows: Part['rows'] = [];
    const onComplete = (read: unknown[][]) => void (rows = read);
    await parquetRead({ file, metadata, compressors, onComplete });
    yield { names, rows };
  }
}
