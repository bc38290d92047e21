import { readFile } from 'node:fs/promises';

const file = new URL('../../../src/engine/trainer/wasm/built/kernels.wasm', import.meta.url);

/** Our kernels from the disk, since Node has no site to fetch them from. */
export const compileKernels = async () => WebAssembly.compile(await readFile(file));
