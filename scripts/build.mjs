import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, tool } from './tools.mjs';

const SOURCES = [
  'src',
  'workers',
  'public',
  'index.html',
  'vite.config.ts',
  'scripts/kernels.mjs',
  'scripts/offline.ts',
  'tsconfig.json',
  'package-lock.json',
];

/** Builds the site into dist/ if a source is newer than what is there; answers the exit status. */
export async function buildIfStale() {
  const built = join(root, 'dist/index.html');
  const builtAt = existsSync(built) ? statSync(built).mtimeMs : -Infinity;
  if (newest(SOURCES.map((path) => join(root, path))) < builtAt) return 0;
  return tool('vite', ['build', '--logLevel', 'error']);
}

/** The latest change below these paths; a folder's own time tells of deletions. */
function newest(paths) {
  return paths
    .filter((path) => existsSync(path))
    .map((path) => {
      const stat = statSync(path);
      if (!stat.isDirectory()) return stat.mtimeMs;
      return Math.max(stat.mtimeMs, newest(readdirSync(path).map((name) => join(path, name))));
    })
    .reduce((latest, time) => Math.max(latest, time), -Infinity);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = await buildIfStale();
