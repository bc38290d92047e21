/** How a study's file is called. */
export const STUDY_SUFFIX = '.streetlight';
export const STUDY_TYPE = 'application/x-streetlight';

/** Whether a file is a study by its name. */
export function isStudyFile({ name }: { readonly name: string }): boolean {
  return name.toLowerCase().endsWith(STUDY_SUFFIX);
}

/** What is in the file: the study itself, what is shown of it without its data, and what is only for people. */
export const PARTS = {
  study: 'study.json',
  shown: 'shown.json',
  recipe: 'recipe.json',
  result: 'result.json',
  card: 'model-card.md',
} as const;

/** The folders of what the study names by its SHA-256: models' arrays, and files. */
export const FOLDERS = ['arrays', 'files'] as const;
export type Folder = (typeof FOLDERS)[number];

/** Where in the file something lies that goes by its SHA-256. */
export const pathOf = (folder: Folder, sha256: string) => `${folder}/${sha256}`;

const NAMED = new RegExp(`^(${FOLDERS.join('|')})/([0-9a-f]{64})$`);

/** What a path of the file holds; null where no study has such a path. */
export function partAt(
  path: string,
): { readonly kind: 'part' } | { readonly kind: Folder; readonly sha256: string } | null {
  if (Object.values<string>(PARTS).includes(path)) return { kind: 'part' };
  const [, folder, sha256] = NAMED.exec(path) ?? [];
  const kind = FOLDERS.find((one) => one === folder);
  return kind !== undefined && sha256 !== undefined ? { kind, sha256 } : null;
}
