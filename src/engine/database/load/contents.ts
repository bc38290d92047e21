import { recognise } from '../../../domain/cities/recognise.ts';
import { FaultError } from '../../../domain/fault.ts';
import type { NamedFile } from '../../../domain/table/source.ts';
import { formatOf, type Found } from './format.ts';
import { propertyNames } from './loadJson.ts';
import { isZip } from './unpack.ts';
import { membersOf } from './zip.ts';

/** One thing that is in a dropped file. */
export type FileContent =
  | { readonly kind: 'table'; readonly file: NamedFile }
  | { readonly kind: 'outlines'; readonly file: NamedFile };

/** Looks into a file by its bytes: an archive has several, polygons with known figures are both kinds. */
export async function contents(file: NamedFile): Promise<FileContent[]> {
  if (file.data.size === 0) throw new FaultError({ kind: 'file-empty', file: file.name });
  // A member that was found before, and asked about, stands for itself.
  if (file.entry !== undefined || !(await isZip(file.data)))
    return contentsOf(file, await formatOf(file));
  const found: FileContent[] = [];
  for (const member of await membersOf(file)) {
    found.push(...(await contentsOf(member, await formatOf(member))));
  }
  return found;
}

async function contentsOf(file: NamedFile, found: Found): Promise<FileContent[]> {
  if (found.format !== 'geojson' || found.shapes === 'points') return [{ kind: 'table', file }];
  const outlines = { kind: 'outlines', file } as const;
  const { role } = recognise(await propertyNames(file), []);
  return role === 'unused' ? [outlines] : [outlines, { kind: 'table', file }];
}
