import type { Plan } from './plan.ts';
import type { Shader } from './shader.ts';
import { backShader } from './shaders/back.ts';
import { boundShader } from './shaders/bound.ts';
import { denseShader } from './shaders/dense.ts';
import { inputShader } from './shaders/input.ts';
import { learnKernelsShader } from './shaders/learnKernels.ts';
import { learnSumsShader } from './shaders/learnSums.ts';
import { outputShader } from './shaders/output.ts';

/**
 * Layers whose weights fit into one shader: a stage has at most eight storage buffers, of which
 * learning takes three for other things.
 */
const LAYERS_A_SHADER = 5;

/** The dispatches of one training step, in order: six with two hidden layers. */
export function stepShaders(plan: Plan): Shader[] {
  const { layers, numbers, spec } = plan;
  const { maxNorm } = spec;
  const all = layers.map((_, layer) => layer);
  const products = numbers > 0 ? all : all.slice(1);
  const back = hiddenAbove(plan).reverse();
  return [
    inputShader(plan, true),
    ...hiddenAbove(plan).map((layer) => denseShader(plan, layer, true)),
    outputShader(plan, true),
    ...back.map((layer) => backShader(plan, layer)),
    ...groupsOf(products).map((group) => learnKernelsShader(plan, group)),
    ...groupsOf(all).map((group) => learnSumsShader(plan, group)),
    ...(maxNorm === null ? [] : groupsOf(all).map((group) => boundShader(plan, group, maxNorm))),
  ];
}

/** The dispatches that score rows, in order. */
export function scoreShaders(plan: Plan): Shader[] {
  return [
    inputShader(plan, false),
    ...hiddenAbove(plan).map((layer) => denseShader(plan, layer, false)),
    outputShader(plan, false),
  ];
}

/** Hidden layers above the first. */
function hiddenAbove({ layers }: Plan): number[] {
  return layers.map((_, layer) => layer).slice(1, -1);
}

function groupsOf(layers: readonly number[]): (readonly number[])[] {
  return Array.from({ length: Math.ceil(layers.length / LAYERS_A_SHADER) }, (_, group) =>
    layers.slice(group * LAYERS_A_SHADER, (group + 1) * LAYERS_A_SHADER),
  );
}
