import * as tf from '@tensorflow/tfjs-core';
import type { Rung } from '../rung.ts';
import { softwareIn } from './software.ts';
import { start, tfjsTraits } from './tfjsTraits.ts';

const load = () => import('@tensorflow/tfjs-backend-webgl');

/** The GPU by WebGL 2. */
export const webglRung: Rung = {
  ...tfjsTraits('webgl'),
  backend: 'webgl',
  async findSoftware() {
    if (typeof OffscreenCanvas === 'undefined') throw new Error('workers have no canvas here');
    const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
    if (!gl) throw new Error('this browser has no WebGL 2');
    const named = gl.getExtension('WEBGL_debug_renderer_info');
    const renderer: unknown = gl.getParameter(named?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER);
    gl.getExtension('WEBGL_lose_context')?.loseContext();
    return softwareIn(String(renderer));
  },
  async load(software) {
    await load();
    tf.env().set('SOFTWARE_WEBGL_ENABLED', software);
    await start('webgl');
  },
  async lost(signal) {
    const { MathBackendWebGL } = await load();
    const backend = tf.findBackend('webgl');
    if (!(backend instanceof MathBackendWebGL)) throw new Error('This is not the webgl backend.');
    const { gl } = backend.gpgpu;
    if (!gl.isContextLost()) await event(gl.canvas, 'webglcontextlost', signal);
    return 'the graphics context was lost';
  },
};

function event(target: EventTarget, name: string, signal: AbortSignal): Promise<Event> {
  return new Promise((resolve) => {
    target.addEventListener(name, resolve, { once: true, signal });
  });
}
