import { wrap } from 'comlink';
import type { BenchPage } from '../shape.ts';

declare global {
  var trainerBench: BenchPage;
  /** Another, for two trainings at once. */
  var trainerBenchBeside: BenchPage;
}

const start = () =>
  wrap<BenchPage>(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }));

globalThis.trainerBench = start();
globalThis.trainerBenchBeside = start();
