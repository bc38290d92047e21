import type { Moments } from '../../../domain/network/training.ts';
import { fromLayers, toLayers } from './layerArrays.ts';
import type { LayerArrays } from './layerArrays.ts';
import type { LayerPlan, Place, Plan } from './plan.ts';
import { readNumbers } from './readback.ts';

/** Writes what an optimiser remembers to its places in the scratch buffer. */
export function putMoments(
  { queue }: GPUDevice,
  scratch: GPUBuffer,
  { layers }: Plan,
  { first, second }: Moments,
): void {
  [first, second].forEach((memory, which) =>
    toLayers(memory).forEach(({ kernel, bias }, layer) => {
      const plan = layers[layer]!;
      const put = (place: Place, rows: Float32Array<ArrayBuffer>) =>
        queue.writeBuffer(scratch, 4 * place, withStride(rows, plan.sums, plan.sumsStride));
      put(plan.kernelMemory[which]!, kernel);
      put(plan.biasMemory[which]!, bias);
    }),
  );
}

/** Copies it out; waits for the device. What is sent after the call does not change the answer. */
export async function takeMoments(
  device: GPUDevice,
  scratch: GPUBuffer,
  plan: Plan,
): Promise<Moments> {
  const take = async (place: Place, rows: number, { sums, sumsStride }: LayerPlan) =>
    withStride(await readNumbers(device, scratch, place, rows * sumsStride), sumsStride, sums);
  const takeLayer = async (layer: LayerPlan, which: 0 | 1): Promise<LayerArrays> => {
    const [kernel, bias] = await Promise.all([
      take(layer.kernelMemory[which], layer.inputs, layer),
      take(layer.biasMemory[which], 1, layer),
    ]);
    return { kernel, bias };
  };
  const takeAll = async (which: 0 | 1) =>
    fromLayers(await Promise.all(plan.layers.map((layer) => takeLayer(layer, which))), plan);
  const [first, second] = await Promise.all([takeAll(0), takeAll(1)]);
  return { first, second };
}

/** Rows of `from` numbers as rows of `to`: cut off, or filled up with zeros. */
function withStride(
  numbers: Float32Array<ArrayBuffer>,
  from: number,
  to: number,
): Float32Array<ArrayBuffer> {
  if (from === to) return numbers;
  const rows = numbers.length / from;
  const strided = new Float32Array(rows * to);
  for (let row = 0; row < rows; row++) {
    const start = row * from;
    strided.set(numbers.subarray(start, start + Math.min(from, to)), row * to);
  }
  return strided;
}
