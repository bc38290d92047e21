import type { FeatureSet } from './recipe/recipe.ts';
import type { NetworkSpec } from './network/spec.ts';
import type { TrainingResult } from './network/training.ts';
import type { SplitSpec } from './recipe/recipe.ts';

/** What is known of a network's training besides its scores, which are in the database. */
export type Training = Omit<TrainingResult, 'rowIds' | 'scores' | 'outcomes'>;

/** What is known of every model. */
export interface ModelCommon {
  /** Its scores of every row stand in the database under this. */
  readonly id: string;
  /** For people, and theirs to change. */
  readonly name: string;
  /** Which incidents trained it and which judge it: only models of the same may be compared. */
  readonly rows: string;
  readonly split: SplitSpec;
  readonly seconds: number;
  /** How it did on the hold-out; null until that was opened for it. */
  readonly holdout: HoldoutFigures | null;
}

/** A model's figures on the hold-out; the AUC with DeLong's 95 % interval. */
export interface HoldoutFigures {
  readonly auc: number;
  readonly aucLow: number;
  readonly aucHigh: number;
  readonly logLoss: number;
}

/** A network, or without hidden layers a logistic regression. */
export interface NetworkModel extends ModelCommon {
  readonly kind: 'network' | 'logistic';
  readonly spec: NetworkSpec;
  readonly features: FeatureSet;
  readonly training: Training;
}

/** An ensemble of decision trees. */
export interface TreesModel extends ModelCommon {
  readonly kind: 'boosted' | 'forest';
  readonly features: FeatureSet;
  /** What was grown, in words. */
  readonly description: string;
}

/** A table of smoothed arrest rates. */
export interface LookupModel extends ModelCommon {
  readonly kind: 'lookup';
  /** The joined view's columns that it looks at, the finest level first. */
  readonly columns: readonly string[];
}

/** A trained model of the study. */
export type Model = NetworkModel | TreesModel | LookupModel;

/** What each kind is called. */
export const MODEL_KINDS: Readonly<Record<Model['kind'], string>> = {
  network: 'network',
  logistic: 'logistic regression',
  boosted: 'boosted trees',
  forest: 'random forest',
  lookup: 'lookup table',
};
