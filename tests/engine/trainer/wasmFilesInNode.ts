import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const path = (name: string) => require.resolve(`@tensorflow/tfjs-backend-wasm/dist/${name}`);

/** tfjs' WebAssembly as files, since Node has no site to fetch it from. */
export const WASM_FILES = {
  'tfjs-backend-wasm.wasm': path('tfjs-backend-wasm.wasm'),
  'tfjs-backend-wasm-simd.wasm': path('tfjs-backend-wasm-simd.wasm'),
  'tfjs-backend-wasm-threaded-simd.wasm': path('tfjs-backend-wasm-threaded-simd.wasm'),
};
