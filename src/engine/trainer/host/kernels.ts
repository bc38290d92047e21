import { registerKernel } from '@tensorflow/tfjs-core';
import type { NamedAttrMap, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { Backend } from '../../../domain/network/spec.ts';
import { adamUpdate } from './adamUpdate.ts';
import { columnSums } from './columnSums.ts';
import { gatherSum } from './gatherSum.ts';
import { floats, integers } from './memory.ts';
import type { HostMemory } from './memory.ts';
import { scatterSum } from './scatterSum.ts';

type HostKernel = (
  memory: HostMemory,
  inputs: NamedTensorInfoMap,
  attributes: NamedAttrMap,
) => TensorInfo;

/** Our own kernels, for every backend that lives in ordinary memory. */
const KERNELS: Readonly<Record<string, HostKernel>> = {
  GatherSum(memory, inputs) {
    const [table, codes, base] = [
      input(inputs, 'table'),
      input(inputs, 'codes'),
      input(inputs, 'base'),
    ];
    const sums = memory.allocate(base.shape);
    const values = floats(memory, sums);
    values.set(floats(memory, base));
    gatherSum(
      floats(memory, table),
      integers(memory, codes),
      values,
      columns(codes),
      columns(base),
    );
    return sums;
  },

  ScatterSum(memory, inputs) {
    const [codes, delta] = [input(inputs, 'codes'), input(inputs, 'delta')];
    const gradient = memory.allocate(input(inputs, 'table').shape);
    scatterSum(
      integers(memory, codes),
      floats(memory, delta),
      floats(memory, gradient),
      columns(codes),
      columns(delta),
    );
    return gradient;
  },

  ColumnSums(memory, inputs) {
    const delta = input(inputs, 'delta');
    const sums = memory.allocate([columns(delta)]);
    columnSums(floats(memory, delta), floats(memory, sums));
    return sums;
  },

  /** Changes the moments in place. The weights are new: XNNPACK keeps a packed copy of each tensor. */
  AdamUpdate(memory, inputs, attributes) {
    const look = (name: string) => floats(memory, input(inputs, name));
    const updated = memory.allocate(input(inputs, 'weights').shape);
    adamUpdate(
      {
        weights: look('weights'),
        gradient: look('gradient'),
        mean: look('mean'),
        variance: look('variance'),
        updated: floats(memory, updated),
      },
      {
        rate: attribute(attributes, 'rate'),
        meanCorrection: attribute(attributes, 'meanCorrection'),
        varianceCorrection: attribute(attributes, 'varianceCorrection'),
        decay: attribute(attributes, 'decay'),
        shrink: attribute(attributes, 'shrink'),
      },
    );
    return updated;
  },
};

/** Registers our kernels for a backend; once is enough for a worker's life. */
export function registerHostKernels(
  backendName: Backend,
  memoryOf: (backend: object) => HostMemory,
) {
  for (const [kernelName, kernel] of Object.entries(KERNELS)) {
    registerKernel({
      kernelName,
      backendName,
      kernelFunc: ({ inputs, backend, attrs }) => kernel(memoryOf(backend), inputs, attrs ?? {}),
    });
  }
}

function input(inputs: NamedTensorInfoMap, name: string): TensorInfo {
  const tensor = inputs[name];
  if (!tensor) throw new Error(`The kernel lacks its input "${name}".`);
  return tensor;
}

function attribute(attributes: NamedAttrMap, name: string): number {
  const value = attributes[name];
  if (typeof value !== 'number') throw new Error(`The kernel lacks its attribute "${name}".`);
  return value;
}

function columns({ shape }: TensorInfo): number {
  return shape[1] ?? 1;
}
