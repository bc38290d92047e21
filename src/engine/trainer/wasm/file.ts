import kernels from './built/kernels.wasm?url';
import shared from './built/kernels-shared.wasm?url';

/** Where the site keeps our WebAssembly; `scripts/kernels.mjs` builds it. */
export const KERNELS_FILES = { kernels, shared };
