import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import type { Rung } from '../../../src/engine/trainer/rung.ts';
import { hostTraits } from '../../../src/engine/trainer/rungs/hostTraits.ts';
import { createTfjsSession } from '../../../src/engine/trainer/tfjs/session.ts';
import type { Parts } from '../../../src/engine/trainer/tfjs/session.ts';

/** The GPUs' trainer on tfjs' cpu backend, where it is slow and exact; `parts` changes it. */
export const tfjsOnCpu = (parts?: Parts): Rung => ({
  ...hostTraits,
  backend: 'cpu',
  load: async () => {
    if (!(await tf.setBackend('cpu'))) throw new Error('tfjs cpu did not start');
  },
  createSession: (problem) => Promise.resolve(createTfjsSession(problem, parts)),
});
