import type { Box } from '../geo/box.ts';
import type { NetworkSpec } from '../network/spec.ts';
import type { Column } from '../table/column.ts';
import type { IncidentFilter } from './filter.ts';
import type { SeasonRule } from './seasons.ts';

/** A table of the study: the file it came from and how its columns are understood. */
export interface TableSpec {
  readonly file: string;
  /** The database's table of the file's text. */
  readonly source: string;
  readonly columns: readonly Column[];
  /** Texts, besides nothing at all, that mean a missing value, in lower case. */
  readonly missing: readonly string[];
}

/** A file of incidents, with what its outcome column says. */
export interface IncidentsSpec extends TableSpec {
  /** Rows in the source, so that every row of every file has a number of its own. */
  readonly rows: number;
  readonly outcome: OutcomeRule;
}

/**
 * What the outcome column's values mean. Values are compared in lower case and without surrounding
 * blanks; the lists go before `arrestContains`, that before `others`.
 */
export interface OutcomeRule {
  readonly arrest: readonly string[];
  readonly noArrest: readonly string[];
  /** Values that say nothing yet (an open case, say): the incident has no outcome. */
  readonly leftOut: readonly string[];
  /** Values that contain one of these mean an arrest. */
  readonly arrestContains: readonly string[];
  readonly others: 'no arrest' | 'left out';
  /** What nothing at all means. */
  readonly blank: 'no arrest' | 'left out';
}

/** Outlines that give incidents without a usable area code one by where they lie. */
export interface PlaceSpec {
  /** The file of the outlines, read before. */
  readonly outlines: string;
  /** The property that holds the outlines' codes; null: the one that fits best. */
  readonly property: string | null;
}

/** What is done with records that stand in the files more than once. */
export type Duplicates = 'keep' | 'drop records' | 'drop ids';

/**
 * The sides of a split: what is learned from, what the training is watched by (early stopping, the
 * choice of settings, calibration), and what the verdict is passed on, which is looked at once.
 */
export const SIDES = ['train', 'validation', 'holdout'] as const;
export type Side = (typeof SIDES)[number];

/** How incidents are divided into the sides. */
export interface SplitSpec {
  readonly kind: 'random' | 'time';
  /** Share that is not held out, 0 to 1. */
  readonly trainShare: number;
  /** Share of what is not held out that validates instead of training, 0 to 1. */
  readonly validationShare: number;
  readonly seed: number;
  /** Only these incidents take part; null: all that have an outcome. */
  readonly filter: IncidentFilter | null;
  /** Days by which a report must be older than the last one, since young cases may yet lead to an arrest; 0: all. */
  readonly labelAge: number;
}

/** What is joined: everything that the joined view depends on. */
export interface JoinSpec {
  /** At least one; appended in this order. */
  readonly incidents: readonly IncidentsSpec[];
  /** Merged into one row a day; where two know the same figure, the earlier file's holds. */
  readonly weather: readonly TableSpec[];
  /** Merged into one row an area, in the same way. */
  readonly areas: readonly TableSpec[];
  readonly place: PlaceSpec | null;
  /** Where coordinates can lie, in degrees; null: judged by where most of them do. */
  readonly region: Box | null;
  readonly duplicates: Duplicates;
  readonly seasons: SeasonRule;
}

/** What a network is given: the columns of H2O's example, or all that is legitimate. */
export const FEATURE_SET_IDS = ['example', 'best'] as const;
export type FeatureSet = (typeof FEATURE_SET_IDS)[number];

/** The set that a text names, if it names one. */
export function featureSetOf(text: string | undefined): FeatureSet | null {
  return FEATURE_SET_IDS.find((id) => id === text) ?? null;
}

/** A study as data: run again on the same files it gives the same numbers. */
export interface Recipe {
  readonly version: 1;
  readonly join: JoinSpec;
  readonly split: SplitSpec;
  readonly features: FeatureSet;
  readonly network: NetworkSpec;
}

/** H2O's example holds out a fifth; of the rest a tenth validates. */
export const DEFAULT_SPLIT: SplitSpec = {
  kind: 'random',
  trainShare: 0.8,
  validationShare: 0.1,
  seed: 1,
  filter: null,
  labelAge: 0,
};
