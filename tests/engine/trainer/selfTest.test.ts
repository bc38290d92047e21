import * as tf from '@tensorflow/tfjs-core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { EXAMPLE_2015 } from '../../../src/domain/network/spec.ts';
import type { NetworkSpec } from '../../../src/domain/network/spec.ts';
import { cpuRung } from '../../../src/engine/trainer/rungs/cpu.ts';
import { softwareIn } from '../../../src/engine/trainer/rungs/software.ts';
import { wasmRung } from '../../../src/engine/trainer/rungs/wasm.ts';
import type { Rung } from '../../../src/engine/trainer/rung.ts';
import { selfTest } from '../../../src/engine/trainer/selfTest.ts';
import { createOperations } from '../../../src/engine/trainer/tfjs/operations.ts';
import type { Operations } from '../../../src/engine/trainer/tfjs/operations.ts';
import { createOptimiser } from '../../../src/engine/trainer/tfjs/optimiser.ts';
import { tfjsOnCpu } from './tfjsOnCpu.ts';

vi.mock('../../../src/engine/trainer/wasm/compile.ts', () => import('./kernelsInNode.ts'));

/** The GPUs' trainer with one operation replaced. */
const withFault = (fault: (sound: Operations) => Partial<Operations>): Rung =>
  tfjsOnCpu({
    createOptimiser,
    createOperations: (fields) => {
      const sound = createOperations(fields);
      return { ...sound, ...fault(sound) };
    },
  });

/** What a rung's self-test says, for a kind of network. */
async function verdict(rung: Rung, change: Partial<NetworkSpec> = {}): Promise<string | null> {
  await rung.load(false);
  return selfTest(rung, { ...EXAMPLE_2015, ...change });
}

describe('the self-test', () => {
  beforeEach(() => tfjsOnCpu().load(false));

  it.each([
    ['cpu', cpuRung],
    ['wasm', wasmRung],
    ["the GPUs' trainer", tfjsOnCpu()],
  ])('passes a sound rung and leaves no tensor behind: %s', async (_, rung) => {
    const before = tf.memory().numTensors;
    expect(await verdict(rung)).toBeNull();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('tests the kind of network that the study has', async () => {
    const change: Partial<NetworkSpec> = {
      ...{ embedding: 32, activation: 'maxout' },
      ...{ maxNorm: 1, inputDropout: 0.2 },
    };
    expect(await verdict(wasmRung, change)).toBeNull();
    const forgetful: Rung = {
      ...wasmRung,
      createSession: (problem) =>
        wasmRung.createSession({ ...problem, spec: { ...problem.spec, maxNorm: null } }),
    };
    expect(await verdict(forgetful, { ...change, maxNorm: 0.3 })).toMatch(/off by/);
  });

  it('finds a gradient that misses the gathered rows', async () => {
    const rung = withFault((sound) => ({
      scatterSum: (codes, on, delta) => tf.zerosLike(sound.scatterSum(codes, on, delta)),
    }));
    expect(await verdict(rung)).toMatch(/off by/);
  });

  it('finds a forward pass that gathers other rows, as half precision would', async () => {
    const rung = withFault((sound) => ({
      gatherSum: (table, codes, on, base) =>
        sound.gatherSum(
          table,
          tf.mul(tf.floorDiv(codes, tf.scalar(2, 'int32')), tf.scalar(2, 'int32')),
          on,
          base,
        ),
    }));
    expect(await verdict(rung)).toMatch(/^the loss of step 1 is off by/);
  });

  it('finds an update that goes the wrong way', async () => {
    const rung = tfjsOnCpu({
      createOperations,
      createOptimiser: (problem) => {
        const optimiser = createOptimiser(problem);
        return {
          get weights() {
            return optimiser.weights;
          },
          apply: (gradients, step) => optimiser.apply(gradients, { ...step, rate: -step.rate }),
          moments: () => optimiser.moments(),
          dispose: () => optimiser.dispose(),
        };
      },
    });
    expect(await verdict(rung)).toMatch(/^the loss of step 2 is off by/);
  });

  it('finds scores that are not those of the weights', async () => {
    const rung: Rung = {
      ...cpuRung,
      createSession: async (problem) => ({
        ...(await cpuRung.createSession(problem)),
        logits: (_, from, to) => Promise.resolve(new Float32Array(to - from)),
      }),
    };
    expect(await verdict(rung)).toMatch(/^the logits are off by/);
  });
});

describe('a software renderer', () => {
  it.each([
    'Google SwiftShader',
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)',
    'Mesa llvmpipe (LLVM 15.0.6, 256 bits)',
    'Microsoft Basic Render Driver',
  ])('is known by its name: %s', (name) => expect(softwareIn(name)).toBe(name));

  it.each(['ANGLE (Apple, Apple M1, OpenGL 4.1)', 'NVIDIA GeForce RTX 3060', 'intel gen-12lp'])(
    'is not seen in %s',
    (name) => expect(softwareIn(name)).toBeNull(),
  );
});
