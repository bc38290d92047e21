import * as tf from '@tensorflow/tfjs-core';
import type { Rung } from '../../../src/engine/trainer/rung.ts';

/** Makes a rung of the ladder tfjs' current backend. */
export async function use(rung: Rung): Promise<void> {
  await rung.load(false);
  if (!(await tf.setBackend(rung.backend))) throw new Error(`${rung.backend} did not start`);
}
