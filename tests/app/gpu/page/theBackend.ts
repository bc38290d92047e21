import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';

/** TensorFlow.js' backend that is current, which must be WebGPU's; the rung brings its code. */
export function theBackend(): WebGPUBackend {
  if (tf.getBackend() !== 'webgpu') throw new Error('The backend is not webgpu.');
  return tf.backend() as WebGPUBackend;
}
