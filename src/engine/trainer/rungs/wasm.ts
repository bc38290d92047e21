import type { Rung } from '../rung.ts';
import { compileKernels } from '../wasm/compile.ts';
import { findHelpers } from '../wasm/helpers.ts';
import type { Helpers } from '../wasm/helpers.ts';
import { createWasmSession } from '../wasm/session.ts';
import { hostTraits } from './hostTraits.ts';

let helpers: Promise<Helpers> | null = null;

/** Our own kernels in WebAssembly with SIMD: the fastest without a GPU. */
export const wasmRung: Rung = {
  ...hostTraits,
  backend: 'wasm',
  load: async () => {
    helpers ??= findHelpers();
    await compileKernels((await helpers).count > 0);
  },
  async createSession(problem) {
    helpers ??= findHelpers();
    return createWasmSession(compileKernels, await helpers, problem);
  },
};
