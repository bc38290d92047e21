import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chromium } from './chromium.ts';
import { root } from './root.ts';

/** A Chromium for Linux x64 inside an npm package; the last version for Node 20. */
const PACKAGE = '@sparticuz/chromium';
const VERSION = '143.0.4';

const NPM_INSTALL = ['install', '--no-audit', '--no-fund', '--loglevel=error'];

const cache = join(root, '.cache/chromium', VERSION);

/** Brings the packaged Chromium into .cache/ (once, about 200 MB unpacked). */
export function bundledChromium(): Chromium {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `${PACKAGE} is for Linux on x64, and this is ${process.platform} on ${process.arch}`,
    );
  }
  const home = join(cache, 'browser');
  if (!existsSync(home)) bring(home);
  const executablePath = join(home, 'chromium');
  const env = {
    // Its own NSS, expat and fonts: a bare machine has none, and without a font every page crashes.
    LD_LIBRARY_PATH: [join(home, 'al2023/lib'), process.env.LD_LIBRARY_PATH ?? ''].join(':'),
    FONTCONFIG_FILE: join(home, 'fonts.conf'),
  };
  command(executablePath, ['--version'], env);
  return { executablePath, env };
}

/** Unpacks beside its place and moves it there whole, so that a broken run leaves no half browser. */
function bring(home: string): void {
  console.log(`No Chromium here: bringing ${PACKAGE} ${VERSION} from npm into .cache/ …`);
  const staging = join(cache, `staging-${String(process.pid)}`);
  mkdirSync(staging, { recursive: true });
  writeFileSync(join(cache, 'package.json'), '{ "private": true }\n');
  command('npm', [...NPM_INSTALL, '--prefix', cache, `${PACKAGE}@${VERSION}`]);
  // It unpacks into the temporary folder, and its libraries only where it believes to be on Lambda.
  command(process.execPath, ['--input-type=module', '--eval', UNPACK], {
    TMPDIR: staging,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x',
  });
  writeFileSync(join(staging, 'fonts.conf'), fontsAt(join(home, 'fonts')));
  renameSync(staging, home);
  rmSync(join(cache, 'node_modules'), { recursive: true });
}

const UNPACK = `await (await import('${PACKAGE}')).default.executablePath();`;

const fontsAt = (folder: string) => `<?xml version="1.0"?>
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${folder}</dir>
  <cachedir>${folder}/cache</cachedir>
</fontconfig>
`;

function command(name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): void {
  const { status, stderr, error } = spawnSync(name, args, {
    cwd: cache,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${name} failed: ${stderr.trim()}`);
}
