import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { NamedFile } from '../../src/domain/table/source.ts';

/** Where the public records lie: beside the project, or where REAL_DATA says; they are never part of it. */
export const DATA = process.env.REAL_DATA ?? resolve(import.meta.dirname, '../../../shared/data');
export const HAS_DATA = existsSync(DATA);

/** Why a test that needs them is skipped. */
export const NO_DATA = HAS_DATA ? '' : ` (skipped: no real data at ${DATA})`;

/** A file of the real data, as the page would hand it over. */
export async function realFile(path: string): Promise<NamedFile> {
  return {
    name: basename(path),
    data: new Blob([await readFile(join(DATA, path))]),
    simulated: false,
  };
}
