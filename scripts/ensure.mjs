import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, root } from './tools.mjs';

const NEEDED = [20, 19];

/** Makes this checkout ready to run: the right Node, and exactly the packages of the lock file. */
export async function ensure() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
    console.error(
      `Streetlight needs Node ${NEEDED.join('.')} or newer; this is ${process.versions.node}. ` +
        'Get one from https://nodejs.org/ and run the command again.',
    );
    process.exit(1);
  }
  if (installed()) return;
  console.log('Installing packages…');
  const status = await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) {
    console.error('The packages could not be installed; npm says why above.');
    process.exit(status);
  }
}

/** Whether npm's own note of what it installed agrees with the lock file, version by version. */
function installed() {
  const note = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(note)) return false;
  const present = packagesOf(note);
  return Object.entries(packagesOf(join(root, 'package-lock.json')))
    .filter(([path]) => path !== '')
    .every(([path, { version, optional }]) =>
      // Binaries for other platforms are in the lock but never installed.
      present[path] ? present[path].version === version : optional === true,
    );
}

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
