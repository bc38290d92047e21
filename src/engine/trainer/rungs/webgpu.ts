import * as tf from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { Rung } from '../rung.ts';
import { createWebgpuSession } from '../webgpu/session.ts';
import { softwareIn } from './software.ts';
import { start, tfjsTraits } from './tfjsTraits.ts';

const load = () => import('@tensorflow/tfjs-backend-webgpu');

/** The GPU by WebGPU: shaders of our own on TensorFlow.js' device. */
export const webgpuRung: Rung = {
  ...tfjsTraits('webgpu'),
  backend: 'webgpu',
  async findSoftware() {
    if (!('gpu' in navigator)) throw new Error('this browser has no WebGPU');
    const adapter = await navigator.gpu.requestAdapter();
    if (!adapter) throw new Error('WebGPU finds no graphics adapter');
    const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
    const name = [vendor, architecture, device, description].filter(Boolean).join(' ');
    return isFallbackAdapter ? name || 'a fallback adapter' : softwareIn(name);
  },
  async load() {
    await load();
    await start('webgpu');
  },
  async createSession(problem) {
    await start('webgpu');
    return createWebgpuSession(await theBackend(), problem);
  },
  async lost() {
    const { reason, message } = await (await theBackend()).device.lost;
    return `the graphics device was lost (${message || reason})`;
  },
};

async function theBackend(): Promise<WebGPUBackend> {
  const { WebGPUBackend } = await load();
  const backend = tf.findBackend('webgpu');
  if (!(backend instanceof WebGPUBackend)) throw new Error('This is not the webgpu backend.');
  return backend;
}
