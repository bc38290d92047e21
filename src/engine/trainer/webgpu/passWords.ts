import { dropoutKey } from '../../../domain/network/dropout.ts';
import { hiddenLayers } from '../../../domain/network/hiddenLayers.ts';
import type { Part } from '../../../domain/network/layers.ts';
import { updateStep } from '../../../domain/network/optimisers.ts';
import { learningRateAt } from '../../../domain/network/rate.ts';
import type { NetworkSpec } from '../../../domain/network/spec.ts';
import { LOSS_SLOTS } from './plan.ts';

/** Bytes from one pass to the next: WebGPU wants dynamic offsets to be multiples of 256. */
export const PASS_BYTES = 256;
export const PASS_WORDS = PASS_BYTES / 4;
/** Dropout keys in a pass, the input's first: a network has at most an embedding and 12 hidden layers. */
const MOST_KEYS = 16;

/** The words of a pass that are found by their place rather than by name. */
export const PASS_PLACES = { rows: 0, first: 1, decays: 8, keys: 16 } as const;

/** What shaders know of a pass of rows through the network, as WGSL has it; `writePass` fills it. */
export const PASS_STRUCT = /* wgsl */ `
struct Pass {
  rows: u32,
  // Place of the pass' first row among those of the burst, and of the pass among its passes.
  first: u32,
  place: u32,
  lossSlot: u32,
  rate: f32,
  meanCorrection: f32,
  varianceCorrection: f32,
  // Share and shrink of each part.
  tableDecay: vec2f,
  kernelDecay: vec2f,
  biasDecay: vec2f,
  keys: array<vec4u, ${MOST_KEYS / 4}>,
}
@group(1) @binding(0) var<uniform> now: Pass;
`;

/** The order of their decays there. */
const PARTS: readonly Part[] = ['table', 'kernel', 'bias'];

/** Where a pass' rows are, and how many. */
export interface PassRows {
  readonly rows: number;
  readonly first: number;
  readonly place: number;
}

/** Writes a pass without learning into the words of its burst. */
export function writePass(words: Uint32Array, { rows, first, place }: PassRows): void {
  words.set([rows, first, place], place * PASS_WORDS);
}

/** Writes step `step` (from 0) of `steps`. */
export function writeStep(
  words: Uint32Array<ArrayBuffer>,
  pass: PassRows,
  spec: NetworkSpec,
  step: number,
  steps: number,
): void {
  writePass(words, pass);
  const start = pass.place * PASS_WORDS;
  words[start + 3] = step % LOSS_SLOTS;
  const update = updateStep(step + 1, learningRateAt(spec, step, steps), spec);
  const { rate, meanCorrection, varianceCorrection, decays } = update;
  const floats = new Float32Array(words.buffer);
  floats.set([rate, meanCorrection, varianceCorrection], start + 4);
  PARTS.forEach((part, place) => {
    const { share, shrink } = decays[part];
    floats.set([share, shrink], start + PASS_PLACES.decays + 2 * place);
  });
  const keys = 1 + hiddenLayers(spec).length;
  for (let layer = 0; layer < keys; layer++) {
    words[start + PASS_PLACES.keys + layer] = dropoutKey(spec.seed, step, layer);
  }
}
