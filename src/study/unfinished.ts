import { featureSetOf } from '../domain/recipe/recipe.ts';
import type { CheckpointSummary } from '../domain/network/training.ts';
import { trainer } from './engines.ts';
import { choose } from './join.ts';
import { kept } from './kept/current.ts';
import { faultOf, showFault } from './stages.ts';
import { study } from './state.ts';
import { trainWanted, type About } from './train.ts';

/** Looks which trainings stopped on the way. */
export async function lookForUnfinished(): Promise<void> {
  try {
    study.unfinished = (await trainer.checkpoints()).filter(isUnfinished);
  } catch (error) {
    showFault(faultOf(error, 'looking for trainings that stopped'));
  }
}

/**
 * Whether a training of this study can be gone on with: it stopped on the way, or the tab ended after it
 * was done and before the model was kept.
 */
function isUnfinished({ id, about, finished, savedAt }: CheckpointSummary): boolean {
  const { study: of = null } = JSON.parse(about ?? '{}') as Partial<About>;
  if (of !== null && of !== kept.id) return false;
  if (!finished) return true;
  const isKept = study.models.some(
    (model) => 'training' in model && model.training.checkpoint.id === id,
  );
  return !isKept && kept.since !== null && savedAt > kept.since && savedAt < performance.timeOrigin;
}

/** Goes on with a training that stopped, on the incidents that are loaded now. */
export async function resumeUnfinished({ id }: CheckpointSummary): Promise<void> {
  try {
    const checkpoint = await trainer.checkpoint(id);
    const { split, features } = aboutOf(checkpoint.about);
    await choose({ split });
    await trainWanted({ spec: checkpoint.spec, features, resume: checkpoint });
  } catch (error) {
    showFault(faultOf(error, 'resuming a training'));
  }
  await lookForUnfinished();
}

/** Deletes the checkpoints of a training. */
export async function forgetUnfinished({ id }: CheckpointSummary): Promise<void> {
  await trainer.forget(id);
  await lookForUnfinished();
}

/** What this app wrote; a checkpoint of another version may say something else. */
function aboutOf(text: string | null): About {
  const about = JSON.parse(text ?? '{}') as Partial<About>;
  const features = featureSetOf(about.features);
  if (!about.split || features === null) {
    throw new Error('the checkpoint does not say which incidents and columns it was trained on');
  }
  return { study: about.study ?? null, split: about.split, features };
}
