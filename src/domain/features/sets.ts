import type { JoinPlan } from '../recipe/join.ts';
import { chooseFeatures, type FeatureChoice } from './choose.ts';

/** The sets of columns that a person can choose from, by what they are called. */
export const FEATURE_SETS = [
  { id: 'example', name: 'as in H2O’s example' },
  { id: 'best', name: 'best' },
] as const;
export type FeatureSetId = (typeof FEATURE_SETS)[number]['id'];

/** Whether a value names a set. */
export function isFeatureSetId(value: unknown): value is FeatureSetId {
  return FEATURE_SETS.some(({ id }) => id === value);
}

/** What a network is given of a joined view under a set. */
export function choiceOf({ columns }: JoinPlan, _: FeatureSetId): FeatureChoice {
  return chooseFeatures(columns);
}
