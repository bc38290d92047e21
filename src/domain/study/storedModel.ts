import type {
  ClusterModel,
  LookupModel,
  ModelCommon,
  NetworkModel,
  Training,
  TreesModel,
} from '../model.ts';

/**
 * A model without its large arrays, which stand elsewhere under their SHA-256. `rows` says whether its
 * incidents are those of the recipe (`NOW`), or names others, alike for models of the same.
 */
export type StoredModel = StoredNetwork | StoredTrees | StoredLookup | StoredCluster;

/** The `rows` of a model whose incidents are those of the recipe, divided as its split says. */
export const NOW = 'now';

/** A network; the weights are null where they were not kept. */
export type StoredNetwork = Stored<Omit<NetworkModel, 'training'>> & {
  readonly training: Omit<Training, 'weights' | 'checkpoint'>;
  /** Of its last checkpoint, in which the kept weights are too. */
  readonly weights: string | null;
};
export type StoredTrees = Stored<TreesModel>;
export type StoredCluster = Stored<ClusterModel>;
/** A lookup table is as quickly made as read: its scores are not kept. */
export type StoredLookup = Stored<LookupModel>;

type Stored<M extends ModelCommon> = M & {
  /** Of its scores of every row; null where there are none, or none are kept. */
  readonly scores: string | null;
};

/** What every array of a model is known by, as far as it is kept. */
export function arraysOf(model: StoredModel): readonly string[] {
  const all = 'training' in model ? [model.scores, model.weights] : [model.scores];
  return all.filter((sha256) => sha256 !== null);
}
