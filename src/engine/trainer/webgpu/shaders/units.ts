import type { Plan } from '../plan.ts';
import { constants } from '../shader.ts';
import { ACTIVATION_CODE } from './activations.ts';
import { dropoutCode } from './dropout.ts';

/** WGSL expression of a layer's dropout key, 0 for the input. */
export const keyOf = (layer: number) => `now.keys[${Math.floor(layer / 4)}][${layer % 4}]`;

/**
 * WGSL of `finish(row, unit, sums)`: a unit of hidden layer `layer` on its way up, from its weighted
 * sums. The output above them (the last layer) keeps its sum as it is.
 */
export function finishCode(plan: Plan, layer: number, training: boolean): string {
  const { units, sumsStride, unitsStride, sumsAt, outputsAt } = plan.layers[layer]!;
  const hidden = plan.hidden[layer];
  if (!hidden) {
    return /* wgsl */ `
fn finish(row: u32, unit: u32, sums: vec2f) { scratch[${sumsAt}u + row * ${sumsStride}u] = sums.x; }
`;
  }
  const second = `scratch[${sumsAt}u + row * ${sumsStride}u + ${units}u + unit] = sums.y;`;
  return /* wgsl */ `
${ACTIVATION_CODE[hidden.activation]}
${dropoutCode('unit', training ? hidden.dropout : 0, units)}
fn finish(row: u32, unit: u32, sums: vec2f) {
  scratch[${sumsAt}u + row * ${sumsStride}u + unit] = sums.x;
  ${hidden.channels === 2 ? second : ''}
  let factor = unitFactor(${keyOf(layer + 1)}, row, unit);
  scratch[${outputsAt}u + row * ${unitsStride}u + unit] = output(sums) * factor;
}
`;
}

/**
 * WGSL of `passBack(row, unit, back)`: turns a unit's sums of hidden layer `layer` into the gradient
 * by them, from that by its output.
 */
export function passBackCode({ layers, hidden }: Plan, layer: number): string {
  const { units, sumsStride, sumsAt } = layers[layer]!;
  const { activation, channels, dropout } = hidden[layer]!;
  const isPair = channels === 2;
  return /* wgsl */ `
${ACTIVATION_CODE[activation]}
${dropoutCode('unit', dropout, units)}
fn passBack(row: u32, unit: u32, back: f32) {
  let at = ${sumsAt}u + row * ${sumsStride}u + unit;
  let sums = vec2f(scratch[at], ${isPair ? `scratch[at + ${units}u]` : '0.0'});
  let by = back * unitFactor(${keyOf(layer + 1)}, row, unit) * slopes(sums);
  scratch[at] = by.x;
  ${isPair ? `scratch[at + ${units}u] = by.y;` : ''}
}
`;
}

/** WGSL constants of how rows lie in the burst's words. */
export const rowConstants = ({ rowWords, codeWords }: Plan) => constants({ rowWords, codeWords });
