import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, preview } from 'vite';
import { root } from '../../driver/root.ts';

const OUT = join(root, '.cache/bench/trainer');

/** The bench's page, built as the site is and served with its headers, and the file of its rows. */
export interface BenchSite {
  readonly url: string;
  readonly rowsFile: string;
  close(): Promise<void>;
}

/** Builds and serves the page with these rows beside it. */
export async function serveBench(rows: Uint8Array): Promise<BenchSite> {
  const shared = {
    root: join(root, 'tests/bench/trainer/page'),
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
  } as const;
  await build({ ...shared, build: { outDir: OUT, emptyOutDir: true } });
  const rowsFile = join(OUT, 'rows.bin');
  writeFileSync(rowsFile, rows);
  const server = await preview({
    ...shared,
    build: { outDir: OUT },
    preview: { host: '127.0.0.1', port: 5300 + (process.pid % 1000) },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${String(address.port)}/`,
    rowsFile,
    close: () => server.close(),
  };
}
