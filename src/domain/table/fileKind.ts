/** What a dropped file can be, by the end of its name. */
const KINDS = [
  { kind: 'table', pattern: /\.(csv|tsv|txt)(\.gz)?$/i },
  { kind: 'outlines', pattern: /\.(geojson|json)$/i },
] as const;

export type FileKind = (typeof KINDS)[number]['kind'];

/** The kind of a file, or null where it is none that is known. */
export function fileKind(name: string): FileKind | null {
  return KINDS.find(({ pattern }) => pattern.test(name))?.kind ?? null;
}
