import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { servePage } from '../../driver/servePage.ts';

/** The bench's page, and the file of its rows beside it. */
export interface BenchSite {
  readonly url: string;
  readonly rowsFile: string;
  close(): Promise<void>;
}

/** Builds and serves the page with these rows beside it. */
export async function serveBench(rows: Uint8Array): Promise<BenchSite> {
  const page = await servePage('tests/bench/trainer/page', 5300 + (process.pid % 1000));
  const rowsFile = join(page.folder, 'rows.bin');
  writeFileSync(rowsFile, rows);
  return { url: page.url, rowsFile, close: () => page.close() };
}
