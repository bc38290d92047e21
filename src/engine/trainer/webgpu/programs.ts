import type { Memory } from './memory.ts';
import { PASS_BYTES } from './passWords.ts';
import type { Plan } from './plan.ts';
import { bindShader } from './shader.ts';
import type { Program, Shader } from './shader.ts';
import { scoreShaders, stepShaders } from './shaders.ts';
import { sortShader } from './shaders/sort.ts';
import { COMPUTE } from './usage.ts';
import type { Weights } from './weights.ts';

/** A session's compiled shaders. */
export interface Programs {
  /** Sorts the rows of a burst's passes by code; its grid is by passes. */
  readonly sort: Program;
  readonly step: readonly Program[];
  readonly score: readonly Program[];
  /** Binds a pass' words, at its offset. */
  readonly passGroup: GPUBindGroup;
}

/** Compiles everything at the same time. Rejects with what the compiler says. */
export async function createPrograms(
  device: GPUDevice,
  plan: Plan,
  memory: Memory,
  weights: Weights,
): Promise<Programs> {
  const layout = device.createBindGroupLayout({
    entries: [
      { binding: 0, visibility: COMPUTE, buffer: { type: 'uniform', hasDynamicOffset: true } },
    ],
  });
  const buffers = { ...memory.buffers, ...weights.buffers };
  const bind = (shader: Shader) => bindShader(device, layout, shader, buffers);
  const [sort, step, score] = await Promise.all([
    bind(sortShader(plan)),
    Promise.all(stepShaders(plan).map(bind)),
    Promise.all(scoreShaders(plan).map(bind)),
  ]);
  const resource = { buffer: memory.buffers.passes, size: PASS_BYTES };
  const passGroup = device.createBindGroup({ layout, entries: [{ binding: 0, resource }] });
  return { sort, step, score, passGroup };
}
