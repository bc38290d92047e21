import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { NetworkWeights } from '../../../domain/network/training.ts';
import { fromLayers, toLayers } from './layerArrays.ts';
import type { LayerArrays } from './layerArrays.ts';
import type { Plan } from './plan.ts';
import { readNumbers } from './readback.ts';
import { USAGE } from './usage.ts';

/** One layer's weights as tensors: a dense layer's kernel [inputs x sums] and bias [sums]. */
export interface LayerWeights {
  readonly kernel: Tensor;
  readonly bias: Tensor;
}

/** The network's weights: buffers that shaders write, and TensorFlow.js' tensors over the same memory. */
export interface Weights {
  /** `kernel0`, `bias0`, `kernel1` and so on. */
  readonly buffers: Readonly<Record<string, GPUBuffer>>;
  /** The first layer's kernel has a row for each code, then for each number. */
  readonly layers: readonly LayerWeights[];
  /** Has TensorFlow.js read the buffers anew: it keeps what it once read. */
  changed(): void;
  /** Copies them out; waits for the device. What is sent after the call does not change the answer. */
  read(): Promise<NetworkWeights>;
  dispose(): void;
}

/** Puts weights on tfjs' own device. */
export function createWeights(
  backend: WebGPUBackend,
  plan: Plan,
  initial: NetworkWeights,
): Weights {
  const { device } = backend;
  const buffers: Record<string, GPUBuffer> = {};
  /** A tensor over a buffer of exactly its size, which tfjs does not free. */
  const create = (name: string, shape: number[], numbers: Float32Array<ArrayBuffer>) => {
    const buffer = device.createBuffer({
      size: numbers.byteLength,
      usage: USAGE.storage | USAGE.copySource | USAGE.copyTarget,
    });
    device.queue.writeBuffer(buffer, 0, numbers);
    buffers[name] = buffer;
    return tf.tensor({ buffer, zeroCopy: true }, shape, 'float32');
  };
  const createLayer = ({ kernel, bias }: LayerArrays, layer: number): LayerWeights => {
    const { inputs, sums } = plan.layers[layer]!;
    return {
      kernel: create(`kernel${layer}`, [inputs, sums], kernel),
      bias: create(`bias${layer}`, [sums], bias),
    };
  };
  const tensors = toLayers(initial).map(createLayer);
  const all = tensors.flatMap(({ kernel, bias }) => [kernel, bias]);
  const readLayer = async ({ kernel, bias }: LayerWeights, layer: number): Promise<LayerArrays> => {
    const read = (name: string, { size }: Tensor) =>
      readNumbers(device, buffers[`${name}${layer}`]!, 0, size);
    const [kernelNow, biasNow] = await Promise.all([read('kernel', kernel), read('bias', bias)]);
    return { kernel: kernelNow, bias: biasNow };
  };

  return {
    buffers,
    layers: tensors,
    changed() {
      for (const { dataId } of all) backend.tensorMap.get(dataId).values = null!;
    },
    read: async () => fromLayers(await Promise.all(tensors.map(readLayer)), plan),
    dispose() {
      tf.dispose(all);
      Object.values(buffers).forEach((buffer) => buffer.destroy());
    },
  };
}
