import type { NetworkSpec } from './spec.ts';

/** Learning rate of step `step` (from 0) of `steps`: a straight line from the first to the last. */
export function learningRateAt(
  { learningRate, finalRateShare }: Pick<NetworkSpec, 'learningRate' | 'finalRateShare'>,
  step: number,
  steps: number,
): number {
  const progress = steps > 1 ? step / (steps - 1) : 0;
  return learningRate * (1 + (finalRateShare - 1) * progress);
}
