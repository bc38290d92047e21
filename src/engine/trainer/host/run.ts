import * as tf from '@tensorflow/tfjs-core';
import type { NamedAttrMap, Tensor } from '@tensorflow/tfjs-core';

/** Runs one of our kernels; all of them answer with one matrix. */
export function run(
  kernel: string,
  inputs: Readonly<Record<string, Tensor | undefined>>,
  attributes: NamedAttrMap = {},
): Tensor {
  const given: Record<string, Tensor> = {};
  for (const [name, tensor] of Object.entries(inputs)) {
    if (!tensor) throw new Error(`${kernel} lacks its input "${name}".`);
    given[name] = tensor;
  }
  return tf.engine().runKernel<Tensor>(kernel, given, attributes);
}
