import * as tf from '@tensorflow/tfjs-core';
import { createDeviceOperations } from '../device/operations.ts';
import { fieldOf } from '../fieldOf.ts';
import type { Rung } from '../rung.ts';
import { softwareIn } from './software.ts';

const load = () => import('@tensorflow/tfjs-backend-webgpu');

/** The GPU by WebGPU. */
export const webgpuRung: Rung = {
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
  },
  createOperations: (train, vocabulary) => createDeviceOperations(fieldOf(train, vocabulary)),
  async lost() {
    const { WebGPUBackend } = await load();
    const backend = tf.backend();
    if (!(backend instanceof WebGPUBackend)) throw new Error('This is not the webgpu backend.');
    const { reason, message } = await backend.device.lost;
    return `the graphics device was lost (${message || reason})`;
  },
};
