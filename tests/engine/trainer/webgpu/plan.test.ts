import { describe, expect, it } from 'vitest';
import type { NetworkSpec } from '../../../../src/domain/network/spec.ts';
import { checkFits } from '../../../../src/engine/trainer/webgpu/memory.ts';
import { longestBuffer, makePlan } from '../../../../src/engine/trainer/webgpu/plan.ts';
import type { Plan } from '../../../../src/engine/trainer/webgpu/plan.ts';
import { smallSpec } from '../problems.ts';

const SHAPE = { vocabulary: 1264, fields: 17, numbers: 10 };

const planOf = (change: Partial<NetworkSpec>, batch: number) =>
  makePlan(smallSpec(change), SHAPE, batch);

/** Every array of the scratch buffer: where it starts, and how long it is. */
function arraysOf({ layers, scratch, capacity, burstRows, numbers }: Plan): [number, number][] {
  return [
    ...layers.flatMap((layer, place): [number, number][] => [
      [layer.sumsAt, capacity * layer.sums],
      ...(place < layers.length - 1
        ? [[layer.outputsAt, capacity * layer.units] as [number, number]]
        : []),
      ...layer.kernelMemory.map((at): [number, number] => [at, layer.inputs * layer.sums]),
      ...layer.biasMemory.map((at): [number, number] => [at, layer.sums]),
    ]),
    [scratch.valuesAt, capacity * numbers],
    [scratch.rowLossesAt, capacity],
    [scratch.logitsAt, burstRows],
  ];
}

describe('the plan of a network on a device', () => {
  it.each([
    [{ hidden: [] }, 64],
    [{ hidden: [7, 5] }, 300],
    [{ hidden: [9, 37, 7], activation: 'maxout' }, 5000],
  ] as const)('gives every array a place of its own, at whole fours: %j', (change, batch) => {
    const plan = planOf(change, batch);
    const arrays = arraysOf(plan).sort(([a], [b]) => a - b);
    arrays.forEach(([at, length], place) => {
      expect(at % 4).toBe(0);
      expect(at + length).toBeLessThanOrEqual(arrays[place + 1]?.[0] ?? plan.scratch.length);
    });
  });

  it('sends many small batches at once, and one large batch by itself', () => {
    expect(planOf({}, 64)).toMatchObject({ burstSteps: 64, burstRows: 4096 });
    expect(planOf({}, 1024).burstRows).toBe(16_384);
    expect(planOf({}, 65_536).burstRows).toBe(65_536);
  });

  it('has lists for every row of a batch in every field', () => {
    for (const batch of [1, 2, 300, 1024, 5000, 65_536]) {
      const { index, burstSteps, vocabulary, fields } = planOf({}, batch);
      expect(index.chunks * index.chunkRows).toBeGreaterThanOrEqual(batch);
      expect(Math.log2(index.chunkRows) % 1).toBe(0);
      const lists = fields * index.chunks * index.chunkRows;
      expect(index.length).toBe(burstSteps * (2 * index.chunks * vocabulary + lists));
    }
  });

  it('is refused, in words, where a buffer would be longer than the device has', () => {
    const plan = planOf({ hidden: [4096, 4096] }, 65_536);
    const limits = { maxBufferSize: 2 ** 28, maxStorageBufferBindingSize: 2 ** 27 };
    const device = { limits } as GPUDevice;
    expect(longestBuffer(plan)).toBeGreaterThan(2 ** 27);
    expect(() => checkFits(device, plan)).toThrow('at most 135 MB');
    expect(() => checkFits(device, planOf({ hidden: [200, 200] }, 1024))).not.toThrow();
  });
});
