import type { Part } from '../../../../domain/network/layers.ts';
import { ADAM } from '../../../../domain/network/optimisers.ts';
import type { OptimiserSpec } from '../../../../domain/network/spec.ts';

/**
 * `domain/network/optimisers.ts` in WGSL, four weights at a time: `moved(weights, slopes, first,
 * second)` is what they are after their update, with their two memories at these places of
 * `scratch`, an array of vectors; `decayed(weights, decay)` takes both decays off.
 */
export function optimiserCode(optimiser: OptimiserSpec): string {
  return /* wgsl */ `
fn decayed(weights: vec4f, decay: vec2f) -> vec4f {
  let less = weights * (1.0 - decay.x);
  return less - clamp(less, vec4f(-decay.y), vec4f(decay.y));
}
fn moved(weights: vec4f, slopes: vec4f, first: u32, second: u32) -> vec4f {${moveCode(optimiser)}}
`;
}

/** WGSL expression of a part's decay, for `decayed`. */
export const decayOf = (part: Part) => `now.${part}Decay`;

function moveCode(optimiser: OptimiserSpec): string {
  switch (optimiser.kind) {
    case 'adam':
      return adam;
    case 'adadelta':
      return adadelta(optimiser.memory, optimiser.smoothing);
    case 'sgd':
      return nesterov(optimiser.momentum);
  }
}

const adam = /* wgsl */ `
  let means = ${ADAM.beta1} * scratch[first] + ${1 - ADAM.beta1} * slopes;
  let variances = ${ADAM.beta2} * scratch[second] + ${1 - ADAM.beta2} * slopes * slopes;
  scratch[first] = means;
  scratch[second] = variances;
  let sizes = sqrt(variances * now.varianceCorrection) + ${ADAM.epsilon};
  return weights - now.rate * now.meanCorrection * means / sizes;
`;

const adadelta = (kept: number, smoothing: number) => /* wgsl */ `
  let squares = ${kept} * scratch[first] + ${1 - kept} * slopes * slopes;
  let before = scratch[second];
  let ways = -slopes * sqrt((before + ${smoothing}) / (squares + ${smoothing}));
  scratch[first] = squares;
  scratch[second] = ${kept} * before + ${1 - kept} * ways * ways;
  return weights + now.rate * ways;
`;

const nesterov = (momentum: number) => /* wgsl */ `
  let velocities = ${momentum} * scratch[first] - now.rate * slopes;
  scratch[first] = velocities;
  return weights + ${momentum} * velocities - now.rate * slopes;
`;
