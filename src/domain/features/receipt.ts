import type { FeaturePlan } from './plan.ts';

/** What the features step gave: the plan and how many rows stand on each side of the split. */
export interface FeatureReceipt {
  readonly plan: FeaturePlan;
  readonly train: number;
  readonly holdout: number;
  readonly trainArrests: number;
  readonly ms: number;
}

/** Below this many training rows a network has nothing to learn from. */
export const FEWEST_TRAINING_ROWS = 200;
