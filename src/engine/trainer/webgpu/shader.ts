import { COMPUTE } from './usage.ts';
import { PASS_STRUCT } from './passWords.ts';

/** A buffer as one shader sees it. */
export interface Binding {
  readonly name: string;
  readonly access: 'read' | 'read_write';
  readonly element: 'f32' | 'u32' | 'vec4f';
}

/** Workgroups along x, y and z. */
export type Grid = readonly [number, number, number];

/** A compute shader whose entry is `main`. */
export interface Shader {
  readonly bindings: readonly Binding[];
  /** WGSL, without the declarations of `Pass` and of the bindings. */
  readonly code: string;
  /** How many workgroups a pass of so many rows takes, if it is for passes. */
  readonly grid: (rows: number) => Grid;
}

/** A shader on a device, bound to its buffers. */
export interface Program {
  readonly pipeline: GPUComputePipeline;
  readonly buffers: GPUBindGroup;
  readonly grid: (rows: number) => Grid;
}

export const reads = (name: string, element: Binding['element'] = 'f32'): Binding => ({
  ...{ name, element, access: 'read' },
});

export const writes = (name: string, element: Binding['element'] = 'f32'): Binding => ({
  ...{ name, element, access: 'read_write' },
});

/** A shader's whole WGSL. */
export function sourceOf({ bindings, code }: Shader): string {
  const declarations = bindings.map(
    ({ name, access, element }, place) =>
      `@group(0) @binding(${place}) var<storage, ${access}> ${name}: array<${element}>;`,
  );
  return [PASS_STRUCT, ...declarations, code].join('\n');
}

/** WGSL constants: whole numbers are `u32`. */
export function constants(values: Readonly<Record<string, number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `const ${name}: u32 = ${value}u;`)
    .join('\n');
}

interface Compiled {
  readonly layout: GPUBindGroupLayout;
  readonly pipeline: GPUComputePipeline;
}

/** What a device has compiled: a trial and the run after it have the same shaders. */
const compiled = new WeakMap<GPUDevice, Map<string, Promise<Compiled>>>();

/** Compiles a shader, once a device, and binds it. Rejects with what the compiler says. */
export async function bindShader(
  device: GPUDevice,
  passes: GPUBindGroupLayout,
  shader: Shader,
  buffers: Readonly<Record<string, GPUBuffer>>,
): Promise<Program> {
  const { layout, pipeline } = await compileOnce(device, passes, shader);
  const entries = shader.bindings.map(({ name }, binding) => {
    const buffer = buffers[name];
    if (!buffer) throw new Error(`There is no buffer "${name}".`);
    return { binding, resource: { buffer } };
  });
  return { pipeline, buffers: device.createBindGroup({ layout, entries }), grid: shader.grid };
}

function compileOnce(
  device: GPUDevice,
  passes: GPUBindGroupLayout,
  shader: Shader,
): Promise<Compiled> {
  const known = compiled.get(device) ?? new Map<string, Promise<Compiled>>();
  compiled.set(device, known);
  const source = sourceOf(shader);
  const found = known.get(source) ?? compile(device, passes, shader.bindings, source);
  known.set(source, found);
  return found;
}

async function compile(
  device: GPUDevice,
  passes: GPUBindGroupLayout,
  bindings: readonly Binding[],
  code: string,
): Promise<Compiled> {
  const layout = device.createBindGroupLayout({
    entries: bindings.map(({ access }, binding) => ({
      binding,
      visibility: COMPUTE,
      buffer: { type: access === 'read' ? 'read-only-storage' : 'storage' },
    })),
  });
  const pipeline = await device.createComputePipelineAsync({
    layout: device.createPipelineLayout({ bindGroupLayouts: [layout, passes] }),
    compute: { module: device.createShaderModule({ code }), entryPoint: 'main' },
  });
  return { layout, pipeline };
}
