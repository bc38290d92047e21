import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCES = 'src/engine/trainer/wasm/kernels';
const BUILT = 'src/engine/trainer/wasm/built';
const FLAGS = ['--runtime', 'stub', '--importMemory', '--noAssert', '-O3'];

/** The same kernels for memory of one thread, and for memory shared by several. */
const OUTPUTS = {
  'kernels.wasm': ['--enable', 'simd'],
  'kernels-shared.wasm': [
    ...['--enable', 'simd', '--enable', 'threads', '--sharedMemory'],
    ...['--initialMemory', '1', '--maximumMemory', '65536'],
  ],
};

/** Compiles the trainer's kernels with AssemblyScript if a source is newer; throws what it says. */
export async function buildKernels() {
  const files = readdirSync(join(root, SOURCES)).map((name) => join(root, SOURCES, name));
  const newest = Math.max(
    ...[...files, fileURLToPath(import.meta.url)].map((file) => statSync(file).mtimeMs),
  );
  for (const [name, flags] of Object.entries(OUTPUTS)) {
    const built = join(root, BUILT, name);
    if (!existsSync(built) || statSync(built).mtimeMs <= newest) await compile(built, flags);
  }
}

async function compile(built, flags) {
  // Only now: most runs need no compiler, and it takes a second to load.
  const { main } = await import('assemblyscript/asc');
  mkdirSync(dirname(built), { recursive: true });
  // A file of our own, put in place at once: two runs may build at the same time.
  const draft = `${built}.${process.pid}`;
  const { error, stderr } = await main([
    `${SOURCES}/index.ts`,
    ...['--outFile', relative(root, draft), '--baseDir', relative(process.cwd(), root) || '.'],
    ...flags,
    ...FLAGS,
  ]);
  if (error) throw new Error(`The kernels do not compile.\n${stderr.toString()}`, { cause: error });
  renameSync(draft, built);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildKernels();
