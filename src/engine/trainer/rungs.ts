import type { Rung } from './rung.ts';
import { cpuRung } from './rungs/cpu.ts';
import { wasmRung } from './rungs/wasm.ts';
import { webglRung } from './rungs/webgl.ts';
import { webgpuRung } from './rungs/webgpu.ts';

/** The ladder, in the order of `BACKENDS`, the last resort last; a backend is fetched in its turn. */
export const RUNGS: readonly Rung[] = [webgpuRung, webglRung, wasmRung, cpuRung];
