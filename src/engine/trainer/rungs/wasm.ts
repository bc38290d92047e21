import type { Rung } from '../rung.ts';
import { compileKernels } from '../wasm/compile.ts';
import { createWasmSession } from '../wasm/session.ts';
import { hostTraits } from './hostTraits.ts';

/** Our own kernels in WebAssembly with SIMD: the fastest without a GPU. */
export const wasmRung: Rung = {
  ...hostTraits,
  backend: 'wasm',
  load: async () => {
    await compileKernels();
  },
  createSession: async (problem) => createWasmSession(await compileKernels(), problem),
};
