import type { SiteVersion } from '../../domain/offline/version.ts';

/** Which versions of the site there are on this machine. */
export interface Versions {
  /** The one that the person uses; null before the first. */
  readonly current: SiteVersion | null;
  /** One that waits for the person's word. */
  readonly newer: SiteVersion | null;
  /** Those before, which another window may still run. */
  readonly earlier: readonly SiteVersion[];
}

/** Files by their contents, and one record of what they make up. */
export interface OfflineShelf {
  hashes(): Promise<ReadonlySet<string>>;
  get(hash: string): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | null>;
  /** Throws where there is no room. */
  put(hash: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  remove(hash: string): Promise<void>;
  read(): Promise<Versions>;
  /** The old record or the new one stays, never half. */
  write(versions: Versions): Promise<void>;
}

const NOTHING: Versions = { current: null, newer: null, earlier: [] };

/**
 * A shelf in a browser's cache. Its name holds the site's address: on GitHub Pages all of a person's
 * sites share one origin, and so their caches.
 */
export function cacheShelf(caches: CacheStorage, site: string): OfflineShelf {
  const opened = caches.open(`streetlight ${site}`);
  const folder = `${site}kept/`;
  const record = `${folder}versions`;
  return {
    async hashes() {
      const urls = (await (await opened).keys()).map(({ url }) => url);
      return new Set(urls.filter((url) => url !== record).map((url) => url.slice(folder.length)));
    },
    get: async (hash) => (await (await opened).match(folder + hash))?.body ?? null,
    put: async (hash, bytes) => (await opened).put(folder + hash, new Response(bytes)),
    async remove(hash) {
      await (await opened).delete(folder + hash);
    },
    async read() {
      const kept = await (await opened).match(record);
      return kept ? ((await kept.json()) as Versions) : NOTHING;
    },
    write: async (versions) => (await opened).put(record, Response.json(versions)),
  };
}
