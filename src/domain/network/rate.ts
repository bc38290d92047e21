import type { NetworkSpec, ScheduleName } from './spec.ts';

/** What the learning rate of a step depends on. */
export type RateSpec = Pick<
  NetworkSpec,
  'learningRate' | 'schedule' | 'finalRateShare' | 'warmUpSteps'
>;

/** How much of the way from the last rate to the first is left, by the share of the run that is done. */
export const SCHEDULE_RULES: Readonly<Record<ScheduleName, (done: number) => number>> = {
  linear: (done) => 1 - done,
  /** Half a wave, without restarts (Loshchilov & Hutter 2017). */
  cosine: (done) => (1 + Math.cos(Math.PI * done)) / 2,
  constant: () => 1,
};

/**
 * Learning rate of step `step` (from 0) of `steps`: the schedule's way from the first to the last,
 * times a share that grows to 1 over the steps of the warm-up.
 */
export function learningRateAt(
  { learningRate, schedule, finalRateShare, warmUpSteps }: RateSpec,
  step: number,
  steps: number,
): number {
  const left = SCHEDULE_RULES[schedule](steps > 1 ? step / (steps - 1) : 0);
  const warmth = step < warmUpSteps ? (step + 1) / warmUpSteps : 1;
  return learningRate * warmth * (finalRateShare + (1 - finalRateShare) * left);
}
