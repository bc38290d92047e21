import { wrap } from 'comlink';
import type { BenchPage } from '../shape.ts';

declare global {
  var trainerBench: BenchPage;
}

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
globalThis.trainerBench = wrap<BenchPage>(worker);
