import { readFile } from 'node:fs/promises';

const built = '../../../src/engine/trainer/wasm/built/';

/** Our kernels from the disk, since Node has no site to fetch them from. */
export async function compileKernels(shared: boolean): Promise<WebAssembly.Module> {
  const file = `${built}${shared ? 'kernels-shared' : 'kernels'}.wasm`;
  return WebAssembly.compile(await readFile(new URL(file, import.meta.url)));
}
