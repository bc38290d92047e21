import type { Part } from '../../../domain/network/layers.ts';
import type { UpdateStep } from '../../../domain/network/optimisers.ts';
import type { OptimiserSpec } from '../../../domain/network/spec.ts';
import type { Address, Kernels } from './kernels.ts';
import type { ArrayPlan } from './plan.ts';

/** Updates `length` weights of an array from the `from`-th on by the gradient that lies there. */
export type Update = (
  array: ArrayPlan,
  from: number,
  length: number,
  gradient: Address,
  step: UpdateStep,
  part: Part,
) => void;

/** Binds an optimiser to the kernels. */
export function createUpdate(kernels: Kernels, optimiser: OptimiserSpec): Update {
  return (array, from, length, gradient, step, part) => {
    const [weights, first, second] = [
      array.weights + 4 * from,
      array.first + 4 * from,
      array.second + 4 * from,
    ];
    const { rate, meanCorrection, varianceCorrection } = step;
    const { share: decay, shrink } = step.decays[part];
    switch (optimiser.kind) {
      case 'adam': {
        const pace = rate * meanCorrection;
        kernels.adam(
          weights,
          gradient,
          first,
          second,
          length,
          pace,
          varianceCorrection,
          decay,
          shrink,
        );
        return;
      }
      case 'adadelta': {
        const { memory, smoothing } = optimiser;
        kernels.adadelta(
          weights,
          gradient,
          first,
          second,
          length,
          rate,
          memory,
          smoothing,
          decay,
          shrink,
        );
        return;
      }
      case 'sgd':
        kernels.nesterov(weights, gradient, first, length, rate, optimiser.momentum, decay, shrink);
    }
  };
}
