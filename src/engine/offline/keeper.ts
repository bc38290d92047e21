import type { OfflineState, Stock } from '../../domain/offline/messages.ts';
import { typeOf } from '../../domain/offline/types.ts';
import {
  contents,
  readVersion,
  VERSION_FILE,
  type SiteFile,
  type SiteVersion,
} from '../../domain/offline/version.ts';
import { download, type FetchFile } from './download.ts';
import type { OfflineShelf, Versions } from './shelf.ts';

type OnBytes = (bytes: number) => void;

/**
 * Keeps the site's files, and answers for them with the version that the person has taken: which one
 * that is, is data, so that no new service worker ever brings another version with it.
 */
export interface Keeper {
  /** Takes the host's version if there is none yet, with what the first paint needs. */
  settle(): Promise<void>;
  state(): Promise<OfflineState>;
  /** Asks the host whether it has another version than the one in use. */
  look(): Promise<OfflineState>;
  /** Fetches and keeps one file of the version in use, or of the newer one. */
  keep(hash: string, onBytes: OnBytes): Promise<void>;
  /** Uses the newer version from now on; those before are still there for other windows. */
  take(version: string): Promise<void>;
  /** Lets go what no version needs that could still be asked for, once no other window runs. */
  tidy(): Promise<void>;
  /** A file of the site by its path, or null for what the site's build does not know. */
  answer(path: string): Promise<Response | null>;
}

/** Makes the keeper over a shelf, and a way to ask the site's host. */
export function createKeeper(shelf: OfflineShelf, fetchFile: FetchFile): Keeper {
  const underWay = new Map<string, Bringing>();
  let changed: Promise<unknown> = Promise.resolve();

  /** Changes the record; one change waits for the other. */
  function change(by: (versions: Versions) => Versions): Promise<void> {
    const done = changed.then(async () => shelf.write(by(await shelf.read())));
    changed = done.catch(() => undefined); // who asked for it is told; the next starts anew
    return done;
  }

  async function latest(): Promise<SiteVersion> {
    const response = await fetchFile(VERSION_FILE, 'no-store');
    const version = response.ok ? readVersion(await response.text()) : null;
    if (!version) throw new Error(`the host has no ${VERSION_FILE} of a build`);
    return version;
  }

  /** Fetches a file, once for all who ask at the same time, and tries to keep it. */
  function bring(file: SiteFile, onBytes?: OnBytes): Promise<Brought> {
    const running = underWay.get(file.hash);
    if (running) {
      if (onBytes) running.listeners.push(onBytes);
      return running.brought;
    }
    const listeners = onBytes ? [onBytes] : [];
    const brought = download(file, fetchFile, (bytes) => {
      for (const listener of listeners) listener(bytes);
    })
      .then(async (bytes) => ({ bytes, refused: await refusalOf(shelf.put(file.hash, bytes)) }))
      .finally(() => underWay.delete(file.hash));
    underWay.set(file.hash, { listeners, brought });
    return brought;
  }

  async function keepFile(file: SiteFile, onBytes?: OnBytes): Promise<void> {
    const { refused } = await bring(file, onBytes);
    if (refused !== null) throw refused;
  }

  async function state(): Promise<OfflineState> {
    const { current, newer } = await shelf.read();
    const kept = await shelf.hashes();
    return { current: stockOf(current, kept), newer: stockOf(newer, kept) };
  }

  return {
    state,
    async settle() {
      if ((await shelf.read()).current) return;
      const version = await latest();
      for (const file of contents(version)) if (file.first) await keepFile(file);
      await change(({ current, ...others }) => ({ ...others, current: current ?? version }));
    },
    async look() {
      const found = await latest();
      await change((versions) => ({
        ...versions,
        newer: found.version === versions.current?.version ? null : found,
      }));
      return state();
    },
    async keep(hash, onBytes) {
      const { current, newer } = await shelf.read();
      const file = [current, newer]
        .flatMap((version) => version?.files ?? [])
        .find((one) => one.hash === hash);
      if (!file) throw new Error('no version that is known has this file');
      if (!(await shelf.hashes()).has(hash)) await keepFile(file, onBytes);
    },
    async take(version) {
      const { newer } = await state();
      if (newer?.version !== version) throw new Error('this version is not known any more');
      if (newer.missing.length > 0) throw new Error('its files are not all there yet');
      await change((versions) => ({
        current: versions.newer,
        newer: null,
        earlier: [versions.current, ...versions.earlier].flatMap((one) => one ?? []),
      }));
    },
    async tidy() {
      await change((versions) => ({ ...versions, earlier: [] }));
      const { current, newer } = await shelf.read();
      const needed = new Set(
        [current, newer].flatMap((version) => version?.files ?? []).map(({ hash }) => hash),
      );
      for (const hash of await shelf.hashes()) if (!needed.has(hash)) await shelf.remove(hash);
    },
    async answer(path) {
      const { current, earlier } = await shelf.read();
      for (const version of [current, ...earlier]) {
        const file = version?.files.find((one) => one.path === path);
        if (!version || !file) continue;
        const body = (await shelf.get(file.hash)) ?? (await bring(file)).bytes;
        return new Response(body, {
          headers: { ...version.headers, 'Content-Type': typeOf(path) },
        });
      }
      return null;
    },
  };
}

interface Brought {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Why it could not be kept: a full disk, say. It can be used all the same. */
  readonly refused: Error | null;
}

interface Bringing {
  readonly listeners: OnBytes[];
  readonly brought: Promise<Brought>;
}

async function refusalOf(storing: Promise<void>): Promise<Error | null> {
  try {
    await storing;
    return null;
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

function stockOf(version: SiteVersion | null, kept: ReadonlySet<string>): Stock | null {
  if (!version) return null;
  const files = contents(version);
  return {
    version: version.version,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    missing: files
      .filter(({ hash }) => !kept.has(hash))
      .map(({ hash, bytes }) => ({ hash, bytes })),
  };
}
