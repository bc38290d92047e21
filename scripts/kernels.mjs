import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCES = 'src/engine/trainer/wasm/kernels';
const BUILT = 'src/engine/trainer/wasm/built/kernels.wasm';

/** Compiles the trainer's kernels with AssemblyScript if a source is newer; throws what it says. */
export async function buildKernels() {
  const built = join(root, BUILT);
  const builtAt = existsSync(built) ? statSync(built).mtimeMs : -Infinity;
  const files = readdirSync(join(root, SOURCES)).map((name) => join(root, SOURCES, name));
  const sources = [...files, fileURLToPath(import.meta.url)];
  if (sources.every((file) => statSync(file).mtimeMs < builtAt)) return;

  // Only now: most runs need no compiler, and it takes a second to load.
  const { main } = await import('assemblyscript/asc');
  mkdirSync(dirname(built), { recursive: true });
  // A file of our own, put in place at once: two runs may build at the same time.
  const draft = `${BUILT}.${process.pid}`;
  const { error, stderr } = await main([
    `${SOURCES}/index.ts`,
    ...['--outFile', draft, '--baseDir', relative(process.cwd(), root) || '.'],
    ...['--enable', 'simd', '--runtime', 'stub', '--importMemory', '--noAssert', '-O3'],
  ]);
  if (error) throw new Error(`The kernels do not compile.\n${stderr.toString()}`, { cause: error });
  renameSync(join(root, draft), built);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildKernels();
