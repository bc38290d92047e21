import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';

/** TensorFlow.js' backend that is current, which must be WebGPU's. */
export function theBackend(): WebGPUBackend {
  const backend = tf.backend();
  if (!(backend instanceof WebGPUBackend)) throw new Error('The backend is not webgpu.');
  return backend;
}
