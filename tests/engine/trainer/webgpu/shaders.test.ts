import { describe, expect, it } from 'vitest';
import type { NetworkSpec } from '../../../../src/domain/network/spec.ts';
import { makePlan } from '../../../../src/engine/trainer/webgpu/plan.ts';
import { sourceOf } from '../../../../src/engine/trainer/webgpu/shader.ts';
import type { Shader } from '../../../../src/engine/trainer/webgpu/shader.ts';
import { scoreShaders, stepShaders } from '../../../../src/engine/trainer/webgpu/shaders.ts';
import { sortShader } from '../../../../src/engine/trainer/webgpu/shaders/sort.ts';
import { smallSpec } from '../problems.ts';

/** What every WebGPU device has at least, by the specification. */
const STORAGE_BUFFERS = 8;
const WORKGROUP_BYTES = 16_384;
const GROUPS_A_SIDE = 65_535;

const EXAMPLE = { vocabulary: 1264, fields: 17, numbers: 10 };
const BYTES: Readonly<Record<string, number>> = { f32: 4, u32: 4, vec4f: 16 };

const planOf = (change: Partial<NetworkSpec>, shape = EXAMPLE, batch = 1024) =>
  makePlan(smallSpec({ batchSize: batch, ...change }), shape, batch);

/** What a shader's arrays take of a workgroup's memory; lengths may be constants of its own. */
function workgroupBytes(source: string): number {
  const arrays = [...source.matchAll(/var<workgroup> \w+: array<(\w+), (\w+)>/g)];
  return arrays.reduce((sum, [, element, length]) => {
    const constant = new RegExp(`const ${length!}: u32 = (\\d+)u`).exec(source)?.[1];
    return sum + BYTES[element!]! * Number(constant ?? length);
  }, 0);
}

const all = (change: Partial<NetworkSpec>, shape = EXAMPLE, batch = 1024): Shader[] => {
  const plan = planOf(change, shape, batch);
  return [sortShader(plan), ...stepShaders(plan), ...scoreShaders(plan)];
};

describe("the trainer's shaders", () => {
  it('take six dispatches a step with two hidden layers, and two more a further one', () => {
    const step = (hidden: number[]) => stepShaders(planOf({ hidden })).length;
    expect(step([200, 200])).toBe(6);
    expect(step([200, 200, 200])).toBe(8);
    expect(step([])).toBe(4);
    expect(stepShaders(planOf({ embedding: 32, hidden: [200, 200] }))).toHaveLength(8);
    expect(stepShaders(planOf({ hidden: [200, 200], maxNorm: 1 }))).toHaveLength(7);
  });

  it.each([[[]], [[8]], [[200, 200]], [Array.from({ length: 12 }, () => 16)]])(
    'bind no more buffers than any device lets a stage have: %j',
    (hidden) => {
      for (const activation of ['rectifier', 'maxout'] as const) {
        const change = { embedding: 32, hidden, activation, maxNorm: 1, inputDropout: 0.1 };
        for (const { bindings } of [...all({ ...change, embedding: 0 }), ...all(change)]) {
          expect(bindings.length).toBeLessThanOrEqual(STORAGE_BUFFERS);
          expect(new Set(bindings.map(({ name }) => name)).size).toBe(bindings.length);
        }
      }
    },
  );

  it('need no more memory in a workgroup than any device has', () => {
    const bytes = all({ hidden: [200, 200], maxNorm: 1 }, EXAMPLE, 65_536).map((shader) =>
      workgroupBytes(sourceOf(shader)),
    );
    expect(Math.max(...bytes)).toBeLessThanOrEqual(WORKGROUP_BYTES);
    expect(Math.max(...bytes)).toBeGreaterThan(0);
  });

  it('dispatch no more workgroups a side than allowed, for the largest network too', () => {
    const shape = { vocabulary: 65_536, fields: 100, numbers: 100 };
    const shaders = all({ hidden: [4096, 4096], activation: 'maxout', maxNorm: 1 }, shape, 65_536);
    for (const side of shaders.flatMap(({ grid }) => grid(65_536).slice(0, 2))) {
      expect(side).toBeLessThanOrEqual(GROUPS_A_SIDE);
    }
  });

  it('share between training and scoring what does not depend on dropout', () => {
    const plan = planOf({ hidden: [20, 20], dropout: [0] });
    expect(sourceOf(scoreShaders(plan)[1]!)).toBe(sourceOf(stepShaders(plan)[1]!));
  });
});
