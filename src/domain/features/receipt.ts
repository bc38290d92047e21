import type { Side } from '../recipe/recipe.ts';
import type { FeaturePlan } from './plan.ts';

/** What the features step gave: the plan and how many rows stand on each side of the split. */
export interface FeatureReceipt extends Readonly<Record<Side, number>> {
  readonly plan: FeaturePlan;
  readonly trainArrests: number;
  readonly ms: number;
}

/** Below this many training rows a network has nothing to learn from. */
export const FEWEST_TRAINING_ROWS = 200;
