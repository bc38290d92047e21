import type { Backend } from './spec.ts';

const OURS =
  'Same settings, seed and rows give the same weights, to the last bit, in the same version of the same ' +
  'browser: also after a pause, from a checkpoint';
const GPU =
  'Same settings, seed and rows give the same order of rows and the same dropout, but graphics drivers add ' +
  'up as they like: weights agree to about six digits at first, and part from there.';

/**
 * How far a training can be repeated, by where it ran; the one place that says so. Browsers may round
 * exponentials and powers otherwise than each other. A training that went on by another backend
 * repeats on none: each has its own last digits. Of the curves, the training loss may differ in its
 * last digits everywhere: its sum is read when there is time.
 */
export const REPEATABILITY: Readonly<Record<Backend, string>> = {
  webgpu: GPU,
  webgl: GPU,
  wasm: `${OURS}, and with any number of threads.`,
  cpu: `${OURS}.`,
};
