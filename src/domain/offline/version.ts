/** A file of the built site. */
export interface SiteFile {
  /** Relative to where the site lies: "assets/map-1a2b.js". */
  readonly path: string;
  /** SHA-256 of its bytes, in hexadecimal: what a kept file is known by. */
  readonly hash: string;
  readonly bytes: number;
  /** Whether the first paint needs it. */
  readonly first: boolean;
}

/** One build of the site, as the build wrote it down. It carries no date: equal files, equal version. */
export interface SiteVersion {
  readonly version: string;
  /** What the site's answers are to carry, for hosts that send no headers of ours. */
  readonly headers: Readonly<Record<string, string>>;
  readonly files: readonly SiteFile[];
}

/** The file at the site's root that describes its build. */
export const VERSION_FILE = 'files.json';
/** The page itself. */
export const PAGE = 'index.html';

/** A build from its description, or null if the text is none: some hosts answer every address with a page. */
export function readVersion(text: string): SiteVersion | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  return isVersion(value) ? value : null;
}

function isVersion(value: unknown): value is SiteVersion {
  return (
    isRecord(value) &&
    typeof value['version'] === 'string' &&
    isRecord(value['headers']) &&
    Object.values(value['headers']).every((header) => typeof header === 'string') &&
    Array.isArray(value['files']) &&
    value['files'].every(isFile)
  );
}

function isFile(value: unknown): value is SiteFile {
  return (
    isRecord(value) &&
    typeof value['path'] === 'string' &&
    typeof value['hash'] === 'string' &&
    typeof value['bytes'] === 'number' &&
    typeof value['first'] === 'boolean'
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The files by content: the same bytes under two names are kept once. */
export function contents({ files }: SiteVersion): SiteFile[] {
  return [...new Map(files.map((file) => [file.hash, file])).values()];
}
