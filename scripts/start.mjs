import { buildIfStale } from './build.mjs';
import { ensure } from './ensure.mjs';
import { root } from './tools.mjs';

await ensure();
if ((await buildIfStale()) !== 0) {
  console.error('The site could not be built; Vite says why above.');
  process.exit(1);
}

// Only now: Vite may not have been installed when this file was loaded.
const { preview } = await import('vite');
// The port and the headers are in vite.config.ts; a taken port moves on to the next.
const server = await preview({ root, logLevel: 'warn' });
console.log(`\nStreetlight is at ${server.resolvedUrls.local[0]}   (Ctrl+C stops it)`);
