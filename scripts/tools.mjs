import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The command line tools of our packages, by the file that Node runs: no shell, no `.cmd` twins. */
const TOOLS = {
  playwright: 'node_modules/@playwright/test/cli.js',
  tsx: 'node_modules/tsx/dist/cli.mjs',
  vite: 'node_modules/vite/bin/vite.js',
  vitest: 'node_modules/vitest/vitest.mjs',
};

/** Runs a command with our terminal and answers its exit status; a signal counts as 1. */
export function run(command, args, { env = process.env, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env, shell });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs one of our packages' tools by name. */
export const tool = (name, args, options) =>
  run(process.execPath, [join(root, TOOLS[name]), ...args], options);

/** Runs npm; on Windows it is a shell script. */
export const npm = (args) => run('npm', args, { shell: process.platform === 'win32' });
