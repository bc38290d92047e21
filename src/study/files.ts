import { shallowReactive } from 'vue';
import type { LoadedTable } from '../domain/table/receipt.ts';
import type { NamedFile } from '../domain/table/source.ts';
import type { LoadRequest } from '../domain/table/source.ts';

/** How each table was read, by its id, so that it can be read again: handles, not copies. */
export const requests = new Map<number, LoadRequest>();
/** The files of the outlines, by their name. */
export const outlineFiles = new Map<string, NamedFile>();

/** The files' SHA-256 by the table's id, as far as they were computed. */
export const hashes: Map<number, string> = shallowReactive(new Map<number, string>());

/** How a table was read. */
export function requestOf({ id, receipt }: LoadedTable): LoadRequest {
  const request = requests.get(id);
  if (!request) throw new Error(`the file of ${receipt.file} is no longer known`);
  return request;
}
