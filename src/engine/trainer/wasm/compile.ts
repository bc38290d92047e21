import { KERNELS_FILES } from './file.ts';

const compiled = new Map<string, Promise<WebAssembly.Module>>();

/**
 * Fetches and compiles the kernels, once, for memory of one thread or `shared` by several; a failure
 * is tried anew. Throws where there is no SIMD.
 */
export function compileKernels(shared: boolean): Promise<WebAssembly.Module> {
  const file = shared ? KERNELS_FILES.shared : KERNELS_FILES.kernels;
  const known = compiled.get(file);
  if (known) return known;
  const module = fetchKernels(file).catch((error: unknown) => {
    compiled.delete(file);
    throw error;
  });
  compiled.set(file, module);
  return module;
}

async function fetchKernels(file: string): Promise<WebAssembly.Module> {
  const response = await fetch(file);
  if (!response.ok) throw new Error(`its file was answered with status ${response.status}`);
  return WebAssembly.compile(await response.arrayBuffer());
}
