/** WebGPU's flags by their values in the specification: TypeScript's library has no names for them yet. */
export const USAGE = {
  mapRead: 0x1,
  copySource: 0x4,
  copyTarget: 0x8,
  uniform: 0x40,
  storage: 0x80,
} as const;

/** `GPUMapMode.READ`. */
export const MAP_READ = 0x1;

/** `GPUShaderStage.COMPUTE`. */
export const COMPUTE = 0x4;
