import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { NetworkWeights } from '../../../domain/network/training.ts';
import type { LayerPlan, Plan } from './plan.ts';
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
  /** Copies them out. */
  read(): Promise<NetworkWeights>;
  dispose(): void;
}

/** Puts weights on tfjs' own device. */
export function createWeights(
  backend: WebGPUBackend,
  { layers, vocabulary, numbers }: Plan,
  initial: NetworkWeights,
): Weights {
  const { device } = backend;
  const buffers: Record<string, GPUBuffer> = {};
  /** A tensor over a buffer of exactly its size, which tfjs does not free. */
  const create = (name: string, shape: number[], values: readonly Float32Array<ArrayBuffer>[]) => {
    const buffer = device.createBuffer({
      size: 4 * shape.reduce((size, side) => size * side, 1),
      usage: USAGE.storage | USAGE.copySource | USAGE.copyTarget,
    });
    let start = 0;
    for (const part of values) {
      device.queue.writeBuffer(buffer, start, part);
      start += part.byteLength;
    }
    buffers[name] = buffer;
    return tf.tensor({ buffer, zeroCopy: true }, shape, 'float32');
  };
  const first = [initial.table, initial.numeric];
  const createLayer = ({ inputs, sums }: LayerPlan, layer: number): LayerWeights => ({
    kernel: create(
      `kernel${layer}`,
      [inputs, sums],
      layer === 0 ? first : [initial.kernels[layer - 1]!],
    ),
    bias: create(`bias${layer}`, [sums], [initial.biases[layer]!]),
  });
  const tensors = layers.map(createLayer);
  const all = tensors.flatMap(({ kernel, bias }) => [kernel, bias]);

  return {
    buffers,
    layers: tensors,
    changed() {
      for (const { dataId } of all) backend.tensorMap.get(dataId).values = null!;
    },
    async read() {
      const [kernels, biases] = await Promise.all([
        Promise.all(tensors.map(({ kernel }) => readFloats(kernel))),
        Promise.all(tensors.map(({ bias }) => readFloats(bias))),
      ]);
      const [input, ...above] = kernels;
      const split = vocabulary * layers[0]!.sums;
      return {
        ...{ vocabulary, numbers, biases, kernels: above },
        table: input!.slice(0, split),
        numeric: input!.slice(split),
      };
    },
    dispose() {
      tf.dispose(all);
      Object.values(buffers).forEach((buffer) => buffer.destroy());
    },
  };
}

async function readFloats(tensor: Tensor): Promise<Float32Array<ArrayBuffer>> {
  return new Float32Array(await tensor.data());
}
