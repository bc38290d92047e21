import { EXAMPLE_2015, type NetworkSpec } from './spec.ts';

/**
 * A logistic regression: the network without hidden layers, trained like any other. No decay, so that
 * it comes to the maximum of the likelihood.
 */
export const LOGISTIC: NetworkSpec = {
  ...EXAMPLE_2015,
  hidden: [],
  l1: 0,
  l2: 0,
  epochs: 10,
  batchSize: 256,
  learningRate: 5e-3,
  finalRateShare: 0,
};
