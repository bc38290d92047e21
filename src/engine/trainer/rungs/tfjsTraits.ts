import * as tf from '@tensorflow/tfjs-core';
import type { Backend } from '../../../domain/network/spec.ts';
import type { Problem, Session } from '../session.ts';
import { createTfjsSession } from '../tfjs/session.ts';

/** For what TensorFlow.js reaches: its backends share one trainer. */
export const tfjsTraits = (backend: Backend) => ({
  async createSession(problem: Problem): Promise<Session> {
    await start(backend);
    return createTfjsSession(problem);
  },
  restart() {
    const factory = tf.findBackendFactory(backend);
    tf.removeBackend(backend);
    tf.registerBackend(backend, factory);
  },
});

/** Makes a backend that is registered tfjs' current one. */
export async function start(backend: Backend): Promise<void> {
  if (!(await tf.setBackend(backend))) throw new Error('tfjs could not start it');
}
