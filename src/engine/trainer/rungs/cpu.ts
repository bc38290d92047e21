import { registerHostKernels } from '../host/kernels.ts';
import type { HostMemory } from '../host/memory.ts';
import { createHostOperations } from '../host/operations.ts';
import type { Rung } from '../rung.ts';
import { hostTraits } from './hostTraits.ts';
import { once } from './once.ts';

/** Plain JavaScript: slow, and there everywhere. */
export const cpuRung: Rung = {
  ...hostTraits,
  backend: 'cpu',
  load: once(async () => {
    const { MathBackendCPU } = await import('@tensorflow/tfjs-backend-cpu');
    registerHostKernels('cpu', (backend): HostMemory => {
      if (!(backend instanceof MathBackendCPU)) throw new Error('This is not the cpu backend.');
      return {
        allocate: (shape) => {
          const size = shape.reduce((product, side) => product * side, 1);
          return backend.makeTensorInfo(shape, 'float32', new Float32Array(size));
        },
        look: ({ dataId }) => {
          const { values } = backend.data.get(dataId);
          if (values instanceof Float32Array || values instanceof Int32Array) return values;
          throw new Error('The tensor holds no numbers.');
        },
      };
    });
  }),
  createOperations: createHostOperations,
};
