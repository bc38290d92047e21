import { join } from 'node:path';
import { build, preview } from 'vite';
import { root } from './root.ts';

/** A page of the tests, built as the site is and served with its headers. */
export interface ServedPage {
  readonly url: string;
  /** Where the built files lie, for others to lie beside them. */
  readonly folder: string;
  close(): Promise<void>;
}

/** Builds the page in a folder below the project's root, into `.cache/`, and serves it from a free port from `port` on. */
export async function servePage(source: string, port: number): Promise<ServedPage> {
  const folder = join(root, '.cache/pages', source);
  const shared = {
    root: join(root, source),
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
  } as const;
  await build({ ...shared, build: { outDir: folder, emptyOutDir: true } });
  const server = await preview({
    ...shared,
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${String(address.port)}/`,
    folder,
    close: () => server.close(),
  };
}
