import { join } from 'node:path';
import { build, preview } from 'vite';
import { root } from '../../driver/root.ts';

/** The page of the trees, built as the site is and served with its headers. */
export interface TreesSite {
  readonly url: string;
  /** The folder that is served. */
  readonly folder: string;
  close(): Promise<void>;
}

/** Builds and serves the page; `name` keeps the folders of several users apart. */
export async function serveTrees(name: string): Promise<TreesSite> {
  const folder = join(root, '.cache', name);
  const shared = {
    root: join(root, 'tests/bench/trees/page'),
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
  } as const;
  await build({ ...shared, build: { outDir: folder, emptyOutDir: true } });
  const server = await preview({
    ...shared,
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port: 6300 + (process.pid % 1000) },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${String(address.port)}/`,
    folder,
    close: () => server.close(),
  };
}
