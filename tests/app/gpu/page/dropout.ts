import type { FeatureMatrix } from '../../../../src/domain/features/matrix.ts';
import { dropoutKey, dropoutMask } from '../../../../src/domain/network/dropout.ts';
import { webgpuRung } from '../../../../src/engine/trainer/rungs/webgpu.ts';
import { smallSpec } from '../../../engine/trainer/problems.ts';

const UNITS = 4096;
const STEPS = 4;

/**
 * A hidden layer of biases alone, all 1, below an output of zeros: after a step of plain descent on
 * one row, an output weight is what dropout made of its unit, times the loss' slope.
 */
export async function dropoutDecisions(rate: number) {
  await webgpuRung.load(true);
  const spec = smallSpec({
    ...{ hidden: [UNITS], dropout: [rate], batchSize: 1, l1: 0, l2: 0, seed: 7 },
    ...{ optimiser: { kind: 'sgd', momentum: 0 }, learningRate: 1, finalRateShare: 1 },
  });
  const train: FeatureMatrix = {
    ...{ rows: 1, fields: 1, numbers: 0, codes: Uint16Array.of(0), values: new Float32Array(0) },
    ...{ rowIds: Int32Array.of(0), outcomes: Uint8Array.of(0) },
  };
  const initial = {
    ...{ vocabulary: 1, numbers: 0, numeric: new Float32Array(0) },
    table: new Float32Array(UNITS),
    kernels: [new Float32Array(UNITS)],
    biases: [new Float32Array(UNITS).fill(1), new Float32Array(1)],
  };
  const answer = { decisions: 0, dropped: 0, unlike: 0 };
  for (let step = 0; step < STEPS; step++) {
    const problem = { spec, train, vocabulary: 1, initial, moments: null, steps: STEPS };
    const session = await webgpuRung.createSession(problem);
    session.step(Uint32Array.of(0), step);
    const [output] = (await session.weights()).kernels;
    session.dispose();
    const mask = dropoutMask(dropoutKey(spec.seed, step, 1), rate, 1, UNITS);
    output!.forEach((weight, unit) => {
      answer.decisions++;
      if (weight === 0) answer.dropped++;
      // The logit is 0, so the slope is a half.
      if (Math.abs(weight + 0.5 * mask[unit]!) > 1e-6) answer.unlike++;
    });
  }
  return answer;
}
