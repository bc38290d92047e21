import type { DataType, TensorInfo } from '@tensorflow/tfjs-core';

/** How a kernel of ours reaches the numbers of a backend that lives in ordinary memory. */
export interface HostMemory {
  /** A new float32 tensor; its contents are whatever the memory held. */
  allocate(shape: number[]): TensorInfo;
  /** The tensor's numbers in place. Allocating can move a heap: allocate first, then look. */
  look(tensor: TensorInfo): ArrayLike<number>;
}

/** The numbers of a float32 tensor in place. */
export function floats(memory: HostMemory, tensor: TensorInfo): Float32Array {
  const view = memory.look(tensor);
  if (view instanceof Float32Array) return view;
  throw wrongType(tensor, 'float32');
}

/** The numbers of an int32 tensor in place. */
export function integers(memory: HostMemory, tensor: TensorInfo): Int32Array {
  const view = memory.look(tensor);
  if (view instanceof Int32Array) return view;
  throw wrongType(tensor, 'int32');
}

function wrongType({ dtype }: TensorInfo, wanted: DataType): Error {
  return new Error(`A ${wanted} tensor was expected, not ${dtype}.`);
}
