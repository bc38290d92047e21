import { ensure } from './ensure.mjs';
import { tool } from './tools.mjs';

const [file, ...args] = process.argv.slice(2);
if (file === undefined) {
  console.error('Usage: node scripts/run.mjs FILE.ts [arguments]');
  process.exit(1);
}
await ensure();
process.exitCode = await tool('tsx', [file, ...args]);
