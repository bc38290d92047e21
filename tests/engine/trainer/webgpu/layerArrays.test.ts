import { describe, expect, it } from 'vitest';
import { initialWeights } from '../../../../src/domain/network/initial.ts';
import { fromLayers, toLayers } from '../../../../src/engine/trainer/webgpu/layerArrays.ts';
import { makePlan } from '../../../../src/engine/trainer/webgpu/plan.ts';
import { smallSpec } from '../problems.ts';

describe("a network's weights by layers", () => {
  it.each([
    [[5, 3], 2],
    [[5], 0],
    [[], 2],
  ])('come back as they were: hidden %j, %i numbers', (hidden, numbers) => {
    const spec = smallSpec({ hidden });
    const shape = { vocabulary: 7, fields: 2, numbers };
    const weights = initialWeights(spec, shape);
    const plan = makePlan(spec, shape, 20);
    const layers = toLayers(weights);
    expect(layers.map(({ kernel, bias }) => [kernel.length, bias.length])).toEqual(
      plan.layers.map(({ inputs, sums }) => [inputs * sums, sums]),
    );
    expect(fromLayers(layers, plan)).toEqual(weights);
  });
});
