import { describe, expect, it } from 'vitest';
import type { Operations } from '../../../src/engine/trainer/operations.ts';
import { cpuRung } from '../../../src/engine/trainer/rungs/cpu.ts';
import { softwareIn } from '../../../src/engine/trainer/rungs/software.ts';
import { selfTest } from '../../../src/engine/trainer/selfTest.ts';
import * as tf from '@tensorflow/tfjs-core';
import { use } from './backends.ts';

/** The cpu rung with one operation replaced. */
const withFault = (fault: (sound: Operations) => Partial<Operations>) => ({
  ...cpuRung,
  createOperations: (...given: Parameters<typeof cpuRung.createOperations>) => {
    const sound = cpuRung.createOperations(...given);
    return { ...sound, ...fault(sound) };
  },
});

describe('the self-test', () => {
  it('passes a sound backend and leaves no tensor behind', async () => {
    await use(cpuRung);
    const before = tf.memory().numTensors;
    expect(await selfTest(cpuRung)).toBeNull();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('finds a gradient that misses the gathered rows', async () => {
    await use(cpuRung);
    const rung = withFault(() => ({ scatterSum: (_codes, _delta, table) => tf.zerosLike(table) }));
    expect(await selfTest(rung)).toMatch(/^gradient 0 is off by/);
  });

  it('finds a forward pass that gathers other rows, as half precision would', async () => {
    await use(cpuRung);
    const rung = withFault((sound) => ({
      gatherSum: (table, codes, base) =>
        sound.gatherSum(
          table,
          tf.mul(tf.floorDiv(codes, tf.scalar(2, 'int32')), tf.scalar(2, 'int32')),
          base,
        ),
    }));
    expect(await selfTest(rung)).toMatch(/off by/);
  });

  it('finds an update that goes the wrong way', async () => {
    await use(cpuRung);
    const rung = withFault((sound) => ({
      createOptimiser: (weights) => {
        const optimiser = sound.createOptimiser(weights);
        return {
          get weights() {
            return optimiser.weights;
          },
          apply: (gradients, step) => optimiser.apply(gradients, { ...step, rate: -step.rate }),
          dispose: () => optimiser.dispose(),
        };
      },
    }));
    expect(await selfTest(rung)).toMatch(/^the loss of step 2 is off by/);
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
