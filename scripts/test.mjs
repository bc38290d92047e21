import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from './build.mjs';
import { countsOf, line, playwrightCounts, sum, vitestCounts } from './counts.mjs';
import { ensure } from './ensure.mjs';
import { tool } from './tools.mjs';

const PARTS = { unit, app };
const { values, positionals } = parseArgs({
  options: { only: { type: 'string' } },
  allowPositionals: true,
});
if (values.only !== undefined && !(values.only in PARTS)) {
  console.error('Usage: npm test [-- --only unit|app] [file filters]');
  process.exit(1);
}

await ensure();
const reports = mkdtempSync(join(tmpdir(), 'streetlight-test-'));
const counts = [];
for (const [name, part] of Object.entries(PARTS)) {
  if (values.only === undefined || values.only === name) counts.push(await part());
}
rmSync(reports, { recursive: true });

const total = sum(counts);
console.log(`\n${line(total)}`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** Vitest in Node. */
async function unit() {
  const file = join(reports, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const status = await tool('vitest', ['run', ...reporters, ...positionals]);
  return countsOf(file, vitestCounts, status);
}

/** Playwright in Chromium against the production build. */
async function app() {
  if ((await buildIfStale()) !== 0) return { passed: 0, failed: 1, skipped: 0 };
  const file = join(reports, 'playwright.json');
  const status = await tool(
    'playwright',
    ['test', '--config=tests/config/playwright.config.ts', '--reporter=list,json', ...positionals],
    { env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file } },
  );
  return countsOf(file, playwrightCounts, status);
}
