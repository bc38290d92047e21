/** Adam's constants: those of Kingma & Ba (2015), with Keras' epsilon. */
export const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const;

/** The numbers that one update needs besides the weights and their gradient. */
export interface AdamStep {
  readonly rate: number;
  /** 1 / (1 - beta^t): undoes the moments' start at zero. */
  readonly meanCorrection: number;
  readonly varianceCorrection: number;
  /** Share of itself that a weight loses. */
  readonly decay: number;
  /** Distance that a weight moves towards zero, where it stops. */
  readonly shrink: number;
}

/**
 * The `step`-th update (from 1) with weight decay apart from the gradient (AdamW, Loshchilov &
 * Hutter 2019). Adam divides a gradient by its own size, so an L1 term inside the gradient would
 * pull every rarely seen level to zero at full speed; outside of it, both decays are the same for
 * all weights: rate x l2 x w and rate x l1.
 */
export function adamStep(step: number, rate: number, l1: number, l2: number): AdamStep {
  return {
    rate,
    meanCorrection: 1 / (1 - ADAM.beta1 ** step),
    varianceCorrection: 1 / (1 - ADAM.beta2 ** step),
    decay: rate * l2,
    shrink: rate * l1,
  };
}
