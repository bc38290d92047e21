import type { SiteFile } from '../../domain/offline/version.ts';

/** Asks the site's host for a file by its path. */
export type FetchFile = (path: string, cache: RequestCache) => Promise<Response>;

/** How often it is told how much has come: each part of a large file would keep the page busy. */
const TELL_EVERY_MS = 100;

/** What the browser has of it may be of another version: then the host is asked itself. */
const ATTEMPTS: readonly RequestCache[] = ['default', 'reload'];

/**
 * A file's bytes, as they are in its version.
 * @throws {Error} if the host cannot be reached, or has another version of the file or none
 */
export async function download(
  file: SiteFile,
  fetchFile: FetchFile,
  onBytes: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  for (const cache of ATTEMPTS) {
    const response = await fetchFile(file.path, cache);
    if (!response.ok) throw new Error(`the host has no ${file.path} (${String(response.status)})`);
    const bytes = await read(response, file.bytes, onBytes);
    if (bytes !== null && (await sha256(bytes)) === file.hash) return bytes;
  }
  throw new Error(`the host has another version of ${file.path}`);
}

/** The answer's bytes, or null if they are more or fewer than expected. */
async function read(
  response: Response,
  expected: number,
  onBytes: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = new Uint8Array(expected);
  let at = 0;
  let toldAt = -Infinity;
  for await (const part of response.body ?? []) {
    if (at + part.length > expected) return null;
    bytes.set(part, at);
    at += part.length;
    if (at < expected && performance.now() - toldAt < TELL_EVERY_MS) continue;
    toldAt = performance.now();
    onBytes(at);
  }
  return at === expected ? bytes : null;
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
