import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { preview } from 'vite';
import { root } from './root.ts';

/** The production build on a port of its own. */
export interface Site {
  /** Without a slash at the end. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Builds the site if a source changed, and serves it with the headers of vite.config.ts. */
export async function serve(): Promise<Site> {
  const build = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], {
    stdio: 'inherit',
  });
  if (build.status !== 0) throw new Error('The site could not be built; Vite says why above.');
  const server = await preview({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    // Chromium refuses some ports below, 5060 for one.
    preview: { host: '127.0.0.1', port: 20_000 + (process.pid % 10_000) },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    origin: `http://127.0.0.1:${String(address.port)}`,
    close: () => server.close(),
  };
}
