import { KERNELS_FILE } from './file.ts';

let compiled: Promise<WebAssembly.Module> | null = null;

/** Fetches and compiles the kernels, once; a failure is tried anew. Throws where there is no SIMD. */
export function compileKernels(): Promise<WebAssembly.Module> {
  compiled ??= fetchKernels().catch((error: unknown) => {
    compiled = null;
    throw error;
  });
  return compiled;
}

async function fetchKernels(): Promise<WebAssembly.Module> {
  const response = await fetch(KERNELS_FILE);
  if (!response.ok) throw new Error(`its file was answered with status ${response.status}`);
  return WebAssembly.compile(await response.arrayBuffer());
}
