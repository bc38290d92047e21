import kernels from './built/kernels.wasm?url';

/** Where the site keeps our WebAssembly; `scripts/kernels.mjs` builds it. */
export const KERNELS_FILE = kernels;
