import type { NamedFile } from '../file.ts';

/** One thing that is in a dropped file. */
export type FileContent =
  | { readonly kind: 'table'; readonly file: NamedFile }
  | { readonly kind: 'outlines'; readonly file: NamedFile };
