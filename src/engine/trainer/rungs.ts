import type { Rung } from './rung.ts';
import { cpuRung } from './rungs/cpu.ts';
import { wasmRung } from './rungs/wasm.ts';
import { webglRung } from './rungs/webgl.ts';
import { webgpuRung } from './rungs/webgpu.ts';

/** The ladder, in the order of `BACKENDS`; nothing of a backend is fetched before its turn. */
export const RUNGS: readonly Rung[] = [webgpuRung, webglRung, wasmRung, cpuRung];
