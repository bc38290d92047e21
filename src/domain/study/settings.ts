import type { PresetId } from '../network/presets.ts';
import type { BackendChoice, NetworkSpec } from '../network/spec.ts';
import {
  DEFAULT_SPLIT,
  type Duplicates,
  type FeatureSet,
  type SplitSpec,
} from '../recipe/recipe.ts';
import type { SeasonRule } from '../recipe/seasons.ts';

/** The models that may be trained beside a network; lookup tables always are. */
export const BASELINES = ['logistic', 'boosted', 'forest'] as const;
export type Baseline = (typeof BASELINES)[number];

/** What the person chose. */
export interface Settings {
  readonly seasons: SeasonRule;
  readonly duplicates: Duplicates;
  /** The file of the outlines in use; null: the newest. */
  readonly outlines: string | null;
  /** The property of the outlines that holds their codes; null: the one that fits best. */
  readonly placeProperty: string | null;
  readonly split: SplitSpec;
  readonly preset: PresetId;
  /** The columns that are learned from; null: the preset's. */
  readonly features: FeatureSet | null;
  /** What the person changed of the preset's network. */
  readonly network: Partial<NetworkSpec>;
  readonly backend: BackendChoice;
  /** What is trained on the same rows, to measure the network against. */
  readonly baselines: readonly Baseline[];
}

/** What a study begins with. */
export const DEFAULT_SETTINGS: Settings = {
  seasons: 'meteorological',
  duplicates: 'keep',
  outlines: null,
  placeProperty: null,
  split: DEFAULT_SPLIT,
  preset: 'example',
  features: null,
  network: {},
  backend: 'auto',
  baselines: ['logistic', 'boosted'],
};
