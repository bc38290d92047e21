import { ensure } from './ensure.mjs';
import { buildKernels } from './kernels.mjs';
import { tool } from './tools.mjs';

const [file, ...args] = process.argv.slice(2);
if (file === undefined) {
  console.error('Usage: node scripts/run.mjs FILE.ts [arguments]');
  process.exit(1);
}
await ensure();
await buildKernels();
process.exitCode = await tool('tsx', [file, ...args]);
