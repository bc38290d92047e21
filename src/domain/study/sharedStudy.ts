import { figure, list, nullable, oneOf, record, text, whole, type Reader } from './read/reader.ts';
import { network } from './read/network.ts';
import { recipe } from './read/recipe.ts';
import { parsed, sound } from './read/document.ts';
import { migrate } from './migrate.ts';
import { BACKENDS, type Backend, type NetworkSpec } from '../network/spec.ts';
import { FEATURE_SET_IDS, type FeatureSet } from '../recipe/recipe.ts';
import type { StudyRecipe } from './document.ts';

/** Of the link's shape. */
export const LINK_VERSION = 1;

/** What a link carries: how to make a study again, and what came out of it, so that both can be compared. */
export interface SharedStudy {
  readonly format: 'streetlight-link';
  readonly version: typeof LINK_VERSION;
  readonly name: string | null;
  readonly recipe: StudyRecipe;
  /** Null where nothing was trained. */
  readonly trained: SharedTraining | null;
}

/** A trained network to train again, and its figures. */
export interface SharedTraining {
  readonly network: NetworkSpec;
  readonly features: FeatureSet;
  readonly backend: Backend;
  readonly figures: SharedFigures;
}

/** What another machine must come to as well. */
export interface SharedFigures {
  /** Joined incidents, and those of them that were held out. */
  readonly rows: number;
  readonly holdout: number;
  readonly auc: number;
  readonly aucLow: number;
  readonly aucHigh: number;
  readonly logLoss: number;
  /** The AUC of each model on the same rows, by its name. */
  readonly beside: readonly { readonly name: string; readonly auc: number }[];
}

const figures = record<SharedFigures>({
  rows: whole(),
  holdout: whole(),
  auc: figure,
  aucLow: figure,
  aucHigh: figure,
  logLoss: figure,
  beside: list(record<SharedFigures['beside'][number]>({ name: text(1_000), auc: figure }), 100),
});

const trained = record<SharedTraining>({
  network,
  features: oneOf(FEATURE_SET_IDS),
  backend: oneOf(BACKENDS),
  figures,
});

const version: Reader<typeof LINK_VERSION> = () => LINK_VERSION;

const shared = record<SharedStudy>({
  format: oneOf(['streetlight-link']),
  version,
  name: nullable(text(1_000)),
  recipe,
  trained: nullable(trained),
});

/**
 * Reads what a link carried, whoever made it.
 * @throws {FaultError} `study-unreadable`, `study-too-new`
 */
export function readShared(json: string): SharedStudy {
  const from = 'the link';
  // There is no older version yet, and so no step.
  const raw = migrate(parsed(json, from), from, {}, LINK_VERSION);
  return sound(from, () => shared(raw, ''));
}
