import type { EncodedIncident } from '../features/encode.ts';
import type { Encoding } from '../features/encodings.ts';
import type { FeaturePlan } from '../features/plan.ts';
import type { NetworkSpec } from '../network/spec.ts';
import type { NetworkWeights } from '../network/training.ts';
import type { ColumnSettings } from './column.ts';
import type { Explanation } from './contributions.ts';
import type { Importance } from './importance.ts';

/** A trained network and the rows that it is asked about. */
export interface AskedModel {
  /** Names this call, so that it can be stopped. */
  readonly ticket: number;
  /** The id of a dataset that the trainer holds, made by this plan. */
  readonly dataset: string;
  readonly plan: FeaturePlan;
  /** Arrest rates that the plan may have, so that they follow what they are made of. */
  readonly encodings: readonly Encoding[];
  readonly spec: NetworkSpec;
  readonly weights: NetworkWeights;
}

/** How many rows an answer rests on, and how many there were to draw from. */
export interface RowsAsked {
  readonly rows: number;
  readonly of: number;
}

export interface ImportanceAnswer extends RowsAsked {
  readonly importances: readonly Importance[];
}

/** One column's partial dependence, with the lines of a few rows. */
export interface DependenceAnswer extends RowsAsked, ColumnSettings {
  readonly column: string;
  /** The mean prediction at each setting. */
  readonly mean: readonly number[];
  /** A few rows' own predictions, one list a row, one number a setting (ICE). */
  readonly lines: readonly (readonly number[])[];
}

/** Two columns' partial dependence: `mean[a][b]`. */
export interface PairAnswer extends RowsAsked {
  readonly columns: readonly [string, string];
  readonly first: readonly string[];
  readonly second: readonly string[];
  readonly mean: readonly (readonly number[])[];
}

/** An incident's score taken apart, with the incident as the network reads it. */
export interface ContributionsAnswer {
  readonly explanation: Explanation;
  readonly incident: EncodedIncident;
  /** Training rows that it is compared with. */
  readonly background: number;
}

/** A made-up incident's probability of an arrest, and how the network read it. */
export interface MadeUpAnswer {
  readonly probability: number;
  /** With the arrest rates of what was changed. */
  readonly incident: EncodedIncident;
}

/** A held-out incident to begin a made-up one with. */
export interface ExampleIncident {
  readonly row: number;
  readonly probability: number;
  readonly incident: EncodedIncident;
}
