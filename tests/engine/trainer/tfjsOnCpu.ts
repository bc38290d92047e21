import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { hostTraits } from '../../../src/engine/trainer/rungs/hostTraits.ts';
import type { Rung } from '../../../src/engine/trainer/rung.ts';
import { tfjsTraits } from '../../../src/engine/trainer/rungs/tfjsTraits.ts';
import { createTfjsSession } from '../../../src/engine/trainer/tfjs/session.ts';
import type { CreateOperations } from '../../../src/engine/trainer/tfjs/session.ts';

/** The GPUs' trainer on tfjs' cpu backend, where it is slow and exact; `operations` changes them. */
export const tfjsOnCpu = (operations?: CreateOperations): Rung => ({
  ...hostTraits,
  backend: 'cpu',
  lacks: tfjsTraits('cpu').lacks,
  load: async () => {
    if (!(await tf.setBackend('cpu'))) throw new Error('tfjs cpu did not start');
  },
  createSession: (problem) => Promise.resolve(createTfjsSession(problem, operations)),
});
