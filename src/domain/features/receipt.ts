import type { Side } from '../recipe/recipe.ts';
import type { FeaturePlan } from './plan.ts';

/** What the features step gave: the plan and how many rows stand on each side of the split. */
export interface FeatureReceipt extends Readonly<Record<Side, number>> {
  readonly plan: FeaturePlan;
  readonly trainArrests: number;
  /** What the set would have had and these incidents do not allow. */
  readonly leftOut: readonly LeftOut[];
  readonly ms: number;
}

/** A feature that could not be made, and why. */
export interface LeftOut {
  readonly name: string;
  readonly reason: string;
}

/** Below this many training rows a network has nothing to learn from. */
export const FEWEST_TRAINING_ROWS = 200;
