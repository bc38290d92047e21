import type { FeatureSet } from '../domain/recipe/recipe.ts';
import { MODEL_KINDS } from '../domain/model.ts';
import type { OnProgress } from '../domain/progress.ts';
import type { Baseline } from '../domain/study/settings.ts';
import { count } from '../domain/words/format.ts';
import { BASELINE_TRAINERS } from './baselines.ts';
import { database } from './engines.ts';
import { evaluate } from './evaluate.ts';
import { rowsKey } from './heldRows.ts';
import { note } from './log.ts';
import { isScored, keepModel } from './models.ts';
import { faultOf, showFault } from './stages.ts';
import { study } from './state.ts';

let control: AbortController | null = null;

/** Trains the models that the person wants the network to be measured against, one after the other. */
export async function compare(features: FeatureSet): Promise<void> {
  const run = (control = new AbortController());
  try {
    for (const baseline of study.settings.baselines) {
      if (run.signal.aborted) return;
      await trainBaseline(baseline, features, run.signal);
    }
  } finally {
    if (control === run) {
      control = null;
      study.comparing = null;
    }
  }
}

/** Stops what `compare` trains; what is done stays. */
export function stopComparing(): void {
  control?.abort(new DOMException('The comparison was stopped.', 'AbortError'));
  control = null;
  study.comparing = null;
}

/** One that fails says why, and keeps none of the others from being trained. */
async function trainBaseline(
  baseline: Baseline,
  features: FeatureSet,
  signal: AbortSignal,
): Promise<void> {
  const rows = rowsKey();
  // Figures of the other kind of split stay beside these.
  const id = `${baseline}-${features}-${study.settings.split.kind}`;
  const name = MODEL_KINDS[baseline];
  if (isScored(id, rows)) return;
  let isOpen = true;
  const report: OnProgress = (progress) => {
    // The last of it may arrive after the end.
    if (isOpen && !signal.aborted) study.comparing = progress;
  };
  report({ what: `Training the ${name} to compare with` });
  try {
    const { make, rowIds, scores } = await BASELINE_TRAINERS[baseline](features, report, signal);
    // Scores of rows that are divided in another way by now would compare with nothing.
    if (signal.aborted || rows !== rowsKey()) return;
    await database.storeScores(id, rowIds, scores);
    const { split } = study.settings;
    const common = { id, name: `${name}, ${features}`, rows, split, scored: true, holdout: null };
    const model = make(common);
    keepModel(model);
    note(`Trained the ${name}`, `It scored ${count(rowIds.length)} rows.`, model.seconds * 1000);
    await evaluate();
  } catch (error) {
    if (!signal.aborted) showFault(faultOf(error, `training the ${name}`));
  } finally {
    isOpen = false;
  }
}
