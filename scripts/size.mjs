import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './tools.mjs';

/** What a first visit may download of JavaScript before any stage is opened, gzipped. */
const LIMIT_KB = 60;

const page = join(root, 'dist/index.html');
if (!existsSync(page)) {
  console.error('There is no dist/ to weigh: run `npm run build` first.');
  process.exit(1);
}
const chunks = initialScripts(readFileSync(page, 'utf8')).map((file) => ({
  file,
  kB: gzipSync(readFileSync(join(root, 'dist', file)), { level: 9 }).length / 1000,
}));
const total = chunks.reduce((sum, { kB }) => sum + kB, 0);

for (const { file, kB } of chunks) console.log(`${kB.toFixed(1).padStart(8)} kB gz  ${file}`);
console.log(`${total.toFixed(1).padStart(8)} kB gz  initial JavaScript; the limit is ${LIMIT_KB}`);
if (chunks.length === 0) console.error('dist/index.html names no script: is the build broken?');
process.exitCode = chunks.length === 0 || total > LIMIT_KB ? 1 : 0;

/** The entry and what it imports statically: Vite names them all in the page. The first stage is no part of it. */
function initialScripts(html) {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  return tags
    .filter((tag) => !tag.includes('data-page='))
    .filter((tag) => tag.startsWith('<script') || /rel="modulepreload"/.test(tag))
    .flatMap((tag) => /(?:src|href)="\.?\/?([^":]+\.js)"/.exec(tag)?.[1] ?? []);
}
