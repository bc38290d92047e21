import { featureSetOf } from '../domain/recipe/recipe.ts';
import type { CheckpointSummary } from '../domain/network/training.ts';
import { trainer } from './engines.ts';
import { choose } from './join.ts';
import { faultOf, showFault } from './stages.ts';
import { study } from './state.ts';
import { trainWanted, type About } from './train.ts';

/** Looks which trainings stopped on the way. */
export async function lookForUnfinished(): Promise<void> {
  try {
    study.unfinished = (await trainer.checkpoints()).filter(({ finished }) => !finished);
  } catch (error) {
    showFault(faultOf(error, 'looking for trainings that stopped'));
  }
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
  return { split: about.split, features };
}
