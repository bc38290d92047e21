import { join } from 'node:path';
import { build, preview } from 'vite';
import { root } from '../driver/root.ts';

/** A page of the benches, built as the site is and served with its headers. */
export interface PageSite {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds and serves the page in a folder below `tests/`. */
export async function servePage(folder: string): Promise<PageSite> {
  const outDir = join(root, '.cache', folder.replaceAll('/', '-'));
  const shared = {
    root: join(root, 'tests', folder),
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
  } as const;
  await build({ ...shared, build: { outDir, emptyOutDir: true } });
  const server = await preview({
    ...shared,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 6300 + (process.pid % 1000) },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${String(address.port)}/`,
    close: () => server.close(),
  };
}
