import type { FeatureSet } from '../domain/recipe/recipe.ts';
import type { Model, ModelCommon } from '../domain/model.ts';
import { LOGISTIC } from '../domain/network/presets.ts';
import type { TrainingProgress } from '../domain/network/training.ts';
import type { OnProgress } from '../domain/progress.ts';
import { SIDES } from '../domain/recipe/recipe.ts';
import type { Baseline } from '../domain/study/settings.ts';
import { DEFAULT_TREES, type TreeKind } from '../domain/trees/spec.ts';
import { describeTrees } from '../domain/trees/words.ts';
import { trainer, trees } from './engines.ts';
import { handRows, holdRows } from './heldRows.ts';
import { networkSpec } from './settings.ts';
import { study } from './state.ts';

/** What is the same for all of them. */
type Common = Omit<ModelCommon, 'seconds' | 'columns'>;

/** A trained baseline: its scores, and the model that they are of. */
interface Trained {
  readonly make: (common: Common) => Model;
  readonly rowIds: Int32Array;
  readonly scores: Float32Array;
}

type TrainBaseline = (
  features: FeatureSet,
  report: OnProgress,
  signal: AbortSignal,
) => Promise<Trained>;

/** How each of the models that a network is measured against is trained. */
export const BASELINE_TRAINERS: Readonly<Record<Baseline, TrainBaseline>> = {
  logistic: trainLogistic,
  boosted: (...job) => growTrees('boosted', ...job),
  forest: (...job) => growTrees('forest', ...job),
};

/** The same trainer without hidden layers. */
async function trainLogistic(
  features: FeatureSet,
  report: OnProgress,
  signal: AbortSignal,
): Promise<Trained> {
  const { facts, columns } = await holdRows(features, report);
  const spec = { ...LOGISTIC, seed: networkSpec().seed };
  const { backend } = study.settings;
  const onProgress = (progress: TrainingProgress) => {
    if (progress.kind !== 'step') return;
    const { epoch, epochs, secondsLeft } = progress;
    report({
      what: 'Training the logistic regression to compare with',
      share: epoch / epochs,
      secondsLeft,
    });
  };
  const job = { spec, backend, dataset: facts.id, resume: null, about: null, sides: SIDES };
  const { rowIds, scores, outcomes: _, ...training } = await trainer.train(job, onProgress, signal);
  const make = (common: Common): Model => ({
    ...common,
    ...{ kind: 'logistic', seconds: training.seconds, spec, features, training, columns },
  });
  return { make, rowIds, scores };
}

/** Trees take the same rows, which the database prepares for them once more. */
async function growTrees(
  kind: TreeKind,
  features: FeatureSet,
  report: OnProgress,
  signal: AbortSignal,
): Promise<Trained> {
  const { receipt, port, columns } = await handRows(features, report);
  signal.throwIfAborted();
  const spec = { ...DEFAULT_TREES[kind], seed: networkSpec().seed };
  const job = { spec, plan: receipt.plan };
  const { rowIds, scores, ...grown } = await trees.train(job, port, report, signal);
  const description = describeTrees(grown);
  const make = (common: Common): Model => ({
    ...common,
    ...{ kind, seconds: grown.seconds, features, description, columns },
  });
  return { make, rowIds, scores };
}
