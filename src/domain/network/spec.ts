/** The rungs of the ladder; `auto` takes the fastest of those that pass their self-test. */
export const BACKENDS = ['webgpu', 'webgl', 'wasm', 'cpu'] as const;
export type Backend = (typeof BACKENDS)[number];
export type BackendChoice = Backend | 'auto';

/** What a hidden unit makes of its weighted sums; `activations.ts` has the formulae. */
export const ACTIVATIONS = ['rectifier', 'tanh', 'maxout'] as const;
export type ActivationName = (typeof ACTIVATIONS)[number];

/** How a gradient becomes a step; `optimisers.ts` has the formulae. */
export type OptimiserSpec =
  | { readonly kind: 'adam' }
  /** `memory` is the share of the running means that a step keeps (rho), `smoothing` their floor. */
  | { readonly kind: 'adadelta'; readonly memory: number; readonly smoothing: number }
  /** Stochastic gradient descent with Nesterov's momentum, 0 for none. */
  | { readonly kind: 'sgd'; readonly momentum: number };

/** How the learning rate goes from its first value to its last; `rate.ts` has the formulae. */
export const SCHEDULES = ['linear', 'cosine', 'constant'] as const;
export type ScheduleName = (typeof SCHEDULES)[number];

/** What an epoch is judged by, on the validation rows. */
export const METRICS = ['auc', 'logLoss'] as const;
export type Metric = (typeof METRICS)[number];

/**
 * When a training ends before its last epoch, as in H2O: once the metric's mean over `rounds` epochs
 * has not become better by a share of `tolerance` in as many epochs; `stopping.ts` has the rule.
 */
export interface EarlyStopping {
  readonly metric: Metric;
  readonly rounds: number;
  readonly tolerance: number;
}

/** A feed-forward binary classifier and how it is trained; everything that its weights depend on but the rows. */
export interface NetworkSpec {
  /**
   * Dimensions of the vectors that levels and numbers have, of which an incident's sum goes to the first
   * hidden layer; 0 for none, and no matter without hidden layers. `hiddenLayers` says what that is.
   */
  readonly embedding: number;
  /** Units of each hidden layer, first to last; empty gives a logistic regression. */
  readonly hidden: readonly number[];
  readonly activation: ActivationName;
  /** Share of the inputs dropped in training, categories and numbers alike, 0 to below 1. */
  readonly inputDropout: number;
  /**
   * Share of each hidden layer's units dropped in training, 0 to below 1, first to last; a shorter
   * list repeats its last, an empty one drops nothing. Read it by `hiddenLayers`.
   */
  readonly dropout: readonly number[];
  /** Weight decays per step, decoupled from the gradient and scaled by the learning rate. */
  readonly l1: number;
  readonly l2: number;
  /** The L2 decay of the categories' table, whose rows are seldom seen; null for that of all others. */
  readonly l2Table: number | null;
  /** Most that the Euclidean norm of a unit's incoming weights may be; null for no bound. */
  readonly maxNorm: number | null;
  /** What a row's log-loss counts, by its outcome: no arrest, arrest. */
  readonly classWeights: readonly [number, number];
  readonly epochs: number;
  readonly batchSize: number;
  readonly optimiser: OptimiserSpec;
  /** Step size at the start; it falls to `finalRateShare` of this over the run, as `schedule` says. */
  readonly learningRate: number;
  readonly schedule: ScheduleName;
  readonly finalRateShare: number;
  /** Steps over which the rate first grows to that line, from near 0; 0 for none. */
  readonly warmUpSteps: number;
  readonly earlyStopping: EarlyStopping | null;
  /**
   * Whether the weights kept are those of the best epoch on the validation rows, by the metric of the
   * early stopping or else the log-loss (H2O's `overwrite_with_best_model`), or those of the last.
   */
  readonly keepBest: boolean;
  readonly seed: number;
}

/**
 * The network of H2O's 2015 Chicago example: 200-200, rectifier with dropout, L1 = L2 = 1e-4,
 * half of the hidden units dropped (H2O's default for RectifierWithDropout).
 * H2O used ADADELTA and one row a step; here it is Adam (Kingma & Ba 2015) on mini-batches.
 */
export const EXAMPLE_2015: NetworkSpec = {
  embedding: 0,
  hidden: [200, 200],
  activation: 'rectifier',
  inputDropout: 0,
  dropout: [0.5],
  l1: 1e-4,
  l2: 1e-4,
  l2Table: null,
  maxNorm: null,
  classWeights: [1, 1],
  epochs: 5,
  batchSize: 512,
  optimiser: { kind: 'adam' },
  learningRate: 2e-3,
  schedule: 'linear',
  finalRateShare: 0.1,
  warmUpSteps: 0,
  earlyStopping: null,
  keepBest: true,
  seed: 1,
};

/** Share of the units dropped in a hidden layer, from 0. */
export function dropoutOf({ dropout }: Pick<NetworkSpec, 'dropout'>, layer: number): number {
  return dropout[layer] ?? dropout.at(-1) ?? 0;
}
