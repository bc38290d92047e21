import type { FeatureDrift } from '../audit/psi.ts';
import type { FeatureChoice } from '../features/choose.ts';
import type { FeaturePlan } from '../features/plan.ts';
import type { AucInterval } from '../metrics/delong.ts';
import type { ReliabilityBin } from '../metrics/reliability.ts';
import { SIDES, type IncidentsSpec } from '../recipe/recipe.ts';

/** Where a row of the study stands: an index of `SIDES`, or one of these. */
export const NO_PART = SIDES.length;
export const NOT_JOINED = NO_PART + 1;

/** New incidents to score, joined behind those that a model was trained on. */
export interface FreshRequest {
  /** By row number from 1: an index of `SIDES`, `NO_PART` or `NOT_JOINED`. */
  readonly sides: Uint8Array<ArrayBuffer>;
  /** The study's files of incidents, and behind them the new one. */
  readonly incidents: readonly IncidentsSpec[];
  /** What the model was given, with the keys of this join. */
  readonly choice: FeatureChoice;
  /** The model's plan, which was fitted on its training rows. */
  readonly plan: FeaturePlan;
}

/** New incidents as rows of a model's plan, and how they compare with what it learned from. */
export interface FreshRows {
  readonly rows: number;
  readonly drifts: readonly FeatureDrift[];
  /** How many of them the study has already, by where they stand there; `NO_PART` comes last. */
  readonly known: readonly number[];
  readonly ms: number;
}

/** What the outcomes of new incidents say of a model's scores. */
export interface FreshVerdict {
  /** Rows with an outcome, and arrests among them. */
  readonly rows: number;
  readonly arrests: number;
  readonly auc: AucInterval;
  readonly logLoss: number;
  readonly meanScore: number;
  readonly bins: readonly ReliabilityBin[];
  readonly calibrationError: number;
}

/** What the scores of new incidents are. */
export interface FreshScores {
  readonly rows: number;
  readonly meanScore: number;
  /** Null where no outcome is known, or all are the same. */
  readonly verdict: FreshVerdict | null;
}

/** The name of the column that predictions come in; another where the file has such a one. */
export function predictionColumn(names: readonly string[]): string {
  const taken = new Set(names.map((name) => name.toLowerCase()));
  let name = PREDICTION;
  for (let i = 2; taken.has(name); i++) name = `${PREDICTION}_${String(i)}`;
  return name;
}

const PREDICTION = 'arrest_probability';
