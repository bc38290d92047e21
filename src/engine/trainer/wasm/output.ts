import type { UpdateStep } from '../../../domain/network/optimisers.ts';
import type { Address, Kernels } from './kernels.ts';
import type { LayerPlan, Plan } from './plan.ts';
import type { Update } from './update.ts';

/** The output above hidden layers: its kernel is a vector. Rows are `from` to `from` + `rows` - 1. */
export interface Output {
  forward(from: number, rows: number): void;
  /** Writes the gradient by the outputs of the layer below to `back`. */
  backward(from: number, rows: number, back: Address): void;
  /** Updates kernel and bias from the first `rows` rows. */
  learn(update: Update, rows: number, step: UpdateStep): void;
  /** Bounds the kernel's norm. */
  bound(most: number): void;
}

/** Binds the output to the kernels; null where there is no layer below. */
export function createOutput(
  kernels: Kernels,
  memory: WebAssembly.Memory,
  { layers, scratch }: Plan,
  thread: number,
): Output | null {
  const [below, output] = [layers.at(-2), layers.at(-1)];
  if (!below || !output) return null;
  const { kernel, bias, z, delta, inputs } = output;
  const { gradient } = scratch[thread]!;
  const stride = 4 * inputs;
  const outputsOf = ({ outputs }: LayerPlan, from: number) => outputs + from * stride;

  return {
    forward(from, rows) {
      const a = outputsOf(below, from);
      kernels.dots(a, stride, rows, inputs, kernel.weights, bias.weights, z + 4 * from);
    },
    backward(from, rows, back) {
      kernels.outer(delta + 4 * from, rows, kernel.weights, inputs, back, stride);
    },
    learn(update, rows, step) {
      kernels.weightedSums(below.outputs, stride, rows, inputs, delta, gradient);
      update(kernel, 0, inputs, gradient, step, 'kernel');
      const slopes = new Float32Array(memory.buffer, gradient, bias.length).fill(0);
      slopes[0] = new Float32Array(memory.buffer, delta, rows).reduce((sum, d) => sum + d, 0);
      update(bias, 0, bias.length, gradient, step, 'bias');
    },
    bound(most) {
      const weights = new Float32Array(memory.buffer, kernel.weights, inputs);
      const norm = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
      if (norm > most) weights.forEach((weight, i) => (weights[i] = weight * (most / norm)));
    },
  };
}
