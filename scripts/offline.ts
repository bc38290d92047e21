import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { build, type Plugin, type ResolvedConfig } from 'vite';
import {
  PAGE,
  VERSION_FILE,
  type SiteFile,
  type SiteVersion,
} from '../src/domain/offline/version.ts';

const WORKER = 'offline.js';
/** These are the host's to serve: what tells of the versions, and the page for addresses that are none. */
const NOT_KEPT = [VERSION_FILE, WORKER, '404.html'];

/** Builds the service worker beside the site, and writes down which files the build consists of. */
export function offline(headers: Readonly<Record<string, string>>): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'offline',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    async closeBundle(error) {
      if (error) return;
      const { root } = config;
      const source = join(root, 'workers/offline.ts');
      // The pages of the tests and of the figures are built by the same settings, and have none.
      if (!existsSync(source)) return;
      const outDir = join(root, config.build.outDir);
      await build({
        ...{ root, configFile: false, publicDir: false, logLevel: 'warn' },
        build: {
          ...{ outDir, emptyOutDir: false, target: config.build.target, modulePreload: false },
          rolldownOptions: { input: source, output: { format: 'iife', entryFileNames: WORKER } },
        },
      });
      describeSite(outDir, headers);
    },
  };
}

/** Writes a built site's description: its files by their contents, without a date. */
export function describeSite(folder: string, headers: Readonly<Record<string, string>>): void {
  const page = readFileSync(join(folder, PAGE), 'utf8');
  const files = pathsBelow(folder)
    .filter((path) => !NOT_KEPT.includes(path))
    .sort()
    .map((path) => fileOf(folder, path, path === PAGE || page.includes(`"./${path}"`)));
  const version = sha256(JSON.stringify([headers, files])).slice(0, 16);
  const site: SiteVersion = { version, headers, files };
  writeFileSync(join(folder, VERSION_FILE), JSON.stringify(site));
}

function fileOf(folder: string, path: string, first: boolean): SiteFile {
  const bytes = readFileSync(join(folder, path));
  return { path, hash: sha256(bytes), bytes: bytes.length, first };
}

function pathsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
