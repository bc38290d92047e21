import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';

/** TensorFlow.js' backend that is current, which must be WebGPU's. */
export function theBackend(): WebGPUBackend {
  const backend = tf.backend();
  if (!(backend instanceof WebGPUBackend)) throw new Error('The backend is not webgpu.');
  return backend;
}

/** The context of TensorFlow.js' backend that is current, which must be WebGL's. */
export function theContext(): WebGLRenderingContext {
  const backend = tf.backend();
  if (!(backend instanceof MathBackendWebGL)) throw new Error('The backend is not webgl.');
  return backend.gpgpu.gl;
}
