import * as tf from '@tensorflow/tfjs-core';
import type { Backend, NetworkSpec } from '../../../domain/network/spec.ts';
import type { Problem, Session } from '../session.ts';
import { createTfjsSession } from '../tfjs/session.ts';

/** For what TensorFlow.js reaches: its backends share one trainer. */
export const tfjsTraits = (backend: Backend) => ({
  lacks: ({ activation, optimiser, inputDropout, maxNorm, classWeights }: NetworkSpec) => {
    if (activation !== 'rectifier') return `it has no ${activation} units yet`;
    if (optimiser.kind !== 'adam') return 'it has no other optimiser than Adam yet';
    if (inputDropout > 0) return 'it has no dropout of inputs yet';
    if (maxNorm !== null) return 'it has no bound on norms yet';
    return classWeights.some((weight) => weight !== 1) ? 'it has no class weights yet' : null;
  },
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
