import type { AucInterval } from './metrics/delong.ts';
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
  /** What it was given: columns of the joined view, and what is made of them under other names. */
  readonly columns: readonly string[];
  /** Whether the database has its scores; they go when incidents are divided or joined anew. */
  readonly scored: boolean;
  /** How it did on the hold-out; null until that was opened for it. */
  readonly holdout: HoldoutFigures | null;
}

/** A model's figures on the hold-out; the AUC with DeLong's 95 % interval. */
export interface HoldoutFigures {
  readonly auc: number;
  readonly aucLow: number;
  readonly aucHigh: number;
  readonly logLoss: number;
  /** Among the offences that are not recorded because of an arrest; null where none is known. */
  readonly withoutDefined: AucInterval | null;
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
}

/** A model that a cluster trained on this study's rows, of which the tab has the scores. */
export interface ClusterModel extends ModelCommon {
  readonly kind: 'cluster';
  /** What trained it, in words. */
  readonly description: string;
}

/** A trained model of the study. */
export type Model = NetworkModel | TreesModel | LookupModel | ClusterModel;

/** What each kind is called. */
export const MODEL_KINDS: Readonly<Record<Model['kind'], string>> = {
  network: 'network',
  logistic: 'logistic regression',
  boosted: 'boosted trees',
  forest: 'random forest',
  lookup: 'lookup table',
  cluster: 'trained on a cluster',
};

/** What each kind is called as the subject of a sentence, after "the"; a lookup goes by its name. */
export const MODEL_SUBJECTS: Readonly<Record<Exclude<Model['kind'], 'lookup'>, string>> = {
  cluster: 'cluster’s model',
  network: 'network',
  logistic: 'logistic regression',
  boosted: 'boosted tree model',
  forest: 'random forest',
};
