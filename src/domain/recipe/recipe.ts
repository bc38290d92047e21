import type { NetworkSpec } from '../network/spec.ts';
import type { Column } from '../table/column.ts';
import type { SeasonRule } from './seasons.ts';

/** A table of the study: the file it came from and how its columns are understood. */
export interface TableSpec {
  readonly file: string;
  /** The database's table of the file's text. */
  readonly source: string;
  readonly columns: readonly Column[];
}

/** Which values of the outcome column, in lower case, mean an arrest; anything else has no outcome. */
export interface OutcomeRule {
  readonly arrest: readonly string[];
  readonly noArrest: readonly string[];
}

/** How incidents are divided into those that train and those held out. */
export interface SplitSpec {
  readonly kind: 'random' | 'time';
  /** Share that trains, 0 to 1. */
  readonly trainShare: number;
  readonly seed: number;
}

/** What is joined: everything that the joined view depends on. */
export interface JoinSpec {
  readonly incidents: TableSpec;
  readonly weather: TableSpec | null;
  readonly areas: TableSpec | null;
  readonly outcome: OutcomeRule;
  readonly seasons: SeasonRule;
}

/** A study as data: run again on the same files it gives the same numbers. */
export interface Recipe {
  readonly version: 1;
  readonly join: JoinSpec;
  readonly split: SplitSpec;
  readonly network: NetworkSpec;
}

/** Share of the incidents that train, as in H2O's example. */
export const TRAIN_SHARE = 0.8;
