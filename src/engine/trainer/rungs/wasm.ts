import { env } from '@tensorflow/tfjs-core';
import { registerHostKernels } from '../host/kernels.ts';
import { createHostOperations } from '../host/operations.ts';
import type { Rung } from '../rung.ts';
import { hostTraits } from './hostTraits.ts';
import { once } from './once.ts';

/** XNNPACK in WebAssembly: the fastest without a GPU. */
export const wasmRung: Rung = {
  ...hostTraits,
  backend: 'wasm',
  load: once(async () => {
    const { BackendWasm, setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    const { WASM_FILES } = await import('./wasmFiles.ts');
    setWasmPaths(WASM_FILES);
    // The threaded build starts workers from its own source text, which a minifier breaks; two
    // threads gained nothing on these sizes.
    env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    registerHostKernels('wasm', (backend) => {
      if (!(backend instanceof BackendWasm)) throw new Error('This is not the wasm backend.');
      return {
        allocate: (shape) => backend.makeOutput(shape, 'float32'),
        look: (tensor) => backend.typedArrayFromHeap(tensor),
      };
    });
  }),
  createOperations: createHostOperations,
};
