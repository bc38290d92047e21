import type { NetworkSpec } from './spec.ts';

/** What the learning rate of a step depends on. */
export type RateSpec = Pick<NetworkSpec, 'learningRate' | 'finalRateShare' | 'warmUpSteps'>;

/**
 * Learning rate of step `step` (from 0) of `steps`: a straight line from the first to the last,
 * times a share that grows to 1 over the steps of the warm-up.
 */
export function learningRateAt(
  { learningRate, finalRateShare, warmUpSteps }: RateSpec,
  step: number,
  steps: number,
): number {
  const progress = steps > 1 ? step / (steps - 1) : 0;
  const warmth = step < warmUpSteps ? (step + 1) / warmUpSteps : 1;
  return learningRate * warmth * (1 + (finalRateShare - 1) * progress);
}
