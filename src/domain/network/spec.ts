/** The rungs of the ladder, fastest first; `auto` takes the first that passes its self-test. */
export const BACKENDS = ['webgpu', 'webgl', 'wasm', 'cpu'] as const;
export type Backend = (typeof BACKENDS)[number];
export type BackendChoice = Backend | 'auto';

/** A feed-forward binary classifier and how it is trained; everything that its weights depend on but the rows. */
export interface NetworkSpec {
  /** Units of each hidden layer, first to last; empty gives a logistic regression. */
  readonly hidden: readonly number[];
  /** Share of each hidden layer's units dropped in training, 0 to below 1. */
  readonly dropout: number;
  /** Weight decays per step, decoupled from the gradient and scaled by the learning rate. */
  readonly l1: number;
  readonly l2: number;
  readonly epochs: number;
  readonly batchSize: number;
  /** Adam's step size at the start; it falls linearly to `finalRateShare` of this over the run. */
  readonly learningRate: number;
  readonly finalRateShare: number;
  readonly seed: number;
}

/**
 * The network of H2O's 2015 Chicago example: 200-200, rectifier with dropout, L1 = L2 = 1e-4,
 * half of the hidden units dropped (H2O's default for RectifierWithDropout).
 * H2O used ADADELTA and one row a step; here it is Adam (Kingma & Ba 2015) on mini-batches.
 */
export const EXAMPLE_2015: NetworkSpec = {
  hidden: [200, 200],
  dropout: 0.5,
  l1: 1e-4,
  l2: 1e-4,
  epochs: 5,
  batchSize: 512,
  learningRate: 2e-3,
  finalRateShare: 0.1,
  seed: 1,
};
