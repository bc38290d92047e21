import * as tf from '@tensorflow/tfjs-core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NESTEROV } from '../../../src/domain/network/optimisers.ts';
import { cpuRung } from '../../../src/engine/trainer/rungs/cpu.ts';
import { wasmRung } from '../../../src/engine/trainer/rungs/wasm.ts';
import {
  CASES,
  disagreement,
  problemOf,
  relativeError,
  RESUMED,
  resumption,
  trained,
  withLinks,
  withStrayCode,
} from './agreement.ts';
import { tfjsOnCpu } from './tfjsOnCpu.ts';

vi.mock('../../../src/engine/trainer/wasm/compile.ts', () => import('./kernelsInNode.ts'));

describe.each([
  ['cpu', cpuRung],
  ['wasm', wasmRung],
  ['tfjs', tfjsOnCpu()],
])('24 steps on %s', (_, rung) => {
  beforeEach(() => rung.load(false));

  it.each(CASES)('agree with float64: $name', async (given) => {
    const { loss, weights, moments, logits } = await disagreement(rung, problemOf(given));
    expect(loss).toBeLessThan(1e-4);
    expect(weights).toBeLessThan(1e-4);
    expect(moments).toBeLessThan(1e-4);
    expect(logits).toBeLessThan(1e-4);
  });

  it('leave no tensor behind', async () => {
    const before = tf.memory().numTensors;
    const change = { dropout: [0.2], activation: 'maxout', maxNorm: 1 } as const;
    await trained(rung, problemOf({ change }));
    await trained(rung, problemOf({ change: { inputDropout: 0.2, optimiser: NESTEROV } }));
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each(RESUMED)(
    'go on from a snapshot as if nothing had happened, to the bit: $name',
    async (given) => {
      const found = await resumption(rung, problemOf(given));
      expect(found.compared).toBeGreaterThan(0);
      expect(found.unlike).toBe(0);
      expect(found.unlikeWithoutMoments).toBeGreaterThan(0);
    },
  );

  it('read numbers that rows share as if each had its own, to the bit', async () => {
    const problem = problemOf({ change: {} });
    expect(problem.train.numbers).toBeGreaterThan(1);
    const linked = { ...problem, train: withLinks(problem.train) };
    expect(await trained(rung, linked)).toEqual(await trained(rung, problem));
  });

  it('go on from weights that were taken out', async () => {
    const change = { optimiser: { kind: 'sgd', momentum: 0 }, hidden: [13] } as const;
    const problem = problemOf({ change });
    const { weights, logits } = await trained(rung, problem);
    const session = await rung.createSession({ ...problem, initial: weights });
    expect(await session.weights()).toEqual(weights);
    const error = relativeError(
      await session.logits(problem.train, 7, 402),
      Float64Array.from(logits),
    );
    expect(error).toBeLessThan(1e-6);
    session.dispose();
  });
});

describe('the wasm rung', () => {
  it('refuses a code past the vocabulary', async () => {
    const problem = problemOf({ change: {} });
    const train = withStrayCode(problem);
    const session = await wasmRung.createSession(problem);
    await expect(session.logits(train, 0, 13)).rejects.toThrow('past the vocabulary');
    await expect(wasmRung.createSession({ ...problem, train })).rejects.toThrow(RangeError);
  });
});
