import { createNetwork64 } from '../../../domain/network/network64.ts';
import { rowOrder } from '../../../domain/network/order.ts';
import { takeRows } from '../../../domain/network/rows.ts';
import type { Rung } from '../rung.ts';
import type { Problem, Session } from '../session.ts';
import { hostTraits } from './hostTraits.ts';

/** The float64 reference itself: slow, and there everywhere. */
export const cpuRung: Rung = {
  ...hostTraits,
  backend: 'cpu',
  load: () => Promise.resolve(),
  createSession: (problem) => Promise.resolve(createCpuSession(problem)),
};

function createCpuSession({ spec, train, initial, moments, steps }: Problem): Session {
  const network = createNetwork64(spec, initial, steps, moments);
  let lossSum = 0;
  return {
    step(rows, step) {
      lossSum += network.train(takeRows(train, rows), step) * rows.length;
    },
    async takeLoss() {
      const taken = lossSum;
      lossSum = 0;
      return taken;
    },
    logits: async (matrix, from, to) =>
      Float32Array.from(network.logits(takeRows(matrix, rowOrder(to - from, from)))),
    weights: async () => network.weights(),
    snapshot: async () => network.snapshot(),
    // Nothing is held that the collector does not find.
    dispose: () => undefined,
  };
}
