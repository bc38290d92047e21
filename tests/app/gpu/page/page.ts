import { wrap } from 'comlink';
import type { GpuChecks } from '../checks.ts';

declare global {
  var gpu: GpuChecks;
}

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
globalThis.gpu = wrap<GpuChecks>(worker);
