import { FaultError } from '../../domain/fault.ts';
import type { Model } from '../../domain/model.ts';
import type { FileSource, StudyDocument } from '../../domain/study/document.ts';
import { nameOf } from '../../domain/study/documentName.ts';
import type { StoredModel } from '../../domain/study/storedModel.ts';
import { plural } from '../../domain/words/format.ts';
import { activitiesFrom, modelFrom } from '../document.ts';
import { database } from '../engines.ts';
import { evaluateAgain, placeOnMap } from '../evaluate.ts';
import { bringBrushes } from '../explore.ts';
import { rowsKey } from '../heldRows.ts';
import { note, noteEarlier } from '../log.ts';
import { shownModel } from '../models.ts';
import { invalidateAfter, setStage } from '../stages.ts';
import { NO_CURVES, study } from '../state.ts';
import { BACKEND_NAMES } from '../train.ts';
import { knowArrays } from './arrays.ts';
import { kept } from './current.ts';
import { keeper } from './keeper.ts';
import { loadRecipe } from './restore.ts';
import { markedAsOpening } from './tab.ts';

/** All files of a study. */
export function sourcesOf({ recipe }: Pick<StudyDocument, 'recipe'>): readonly FileSource[] {
  return [...recipe.tables, ...recipe.outlines];
}

/**
 * Brings a study back as it was, from its document and the bytes of all its files; on a page that has none.
 * Nothing is trained: weights and scores come from what is kept.
 * @throws {FaultError} `study-incomplete`; the document is kept as it is
 */
export async function bringBack(
  id: string,
  document: StudyDocument,
  data: ReadonlyMap<FileSource, Blob>,
): Promise<void> {
  const start = performance.now();
  kept.opening = true;
  const lift = async () => {
    const lost = await loadRecipe(document.recipe, (source) => data.get(source) ?? new Blob());
    if (lost.length > 0) {
      throw new FaultError({ kind: 'study-incomplete', study: nameOf(document), files: lost });
    }
    await bringModelsBack(document);
    const { filter, threshold, charts, opened, features, shown } = document;
    Object.assign(study, { filter, threshold, charts, opened, features });
    study.shown = study.models.some((model) => model.id === shown) ? shown : null;
    bringBrushes(document.brushes);
    await showAgain(document);
  };
  try {
    await markedAsOpening(lift);
  } catch (error) {
    // What is loaded by now, or from now on, is another study than the one that is kept.
    kept.opening = false;
    throw error;
  }
  noteEarlier(activitiesFrom(document.log));
  note('Opened the study', plural(study.models.length, 'model'), performance.now() - start);
  Object.assign(kept, { id, name: document.name, keepFiles: document.keepFiles });
  Object.assign(kept, { state: 'saved', fault: null, opening: false });
}

async function bringModelsBack({ models, shown }: StudyDocument): Promise<void> {
  const base = models.find(({ id }) => id === shown);
  // The scores that are in the database are of one division of the incidents: the shown model's.
  const canBeScored = base?.scored === true && study.joined !== null;
  if (canBeScored) await database.divide(base.split);
  const back: Model[] = [];
  for (const stored of models) {
    const model = await modelBack(stored);
    if (!model) {
      note(`${stored.name} could not be brought back`, 'Its weights are not kept.');
      continue;
    }
    const isOfBase = canBeScored && stored.scored && stored.rows === base.rows;
    const isScored = isOfBase && same(stored.split, base.split) && (await scoresBack(stored));
    back.push({ ...model, scored: isScored });
  }
  study.models = back;
}

async function modelBack(stored: StoredModel): Promise<Model | null> {
  const weights = 'weights' in stored ? stored.weights : null;
  const checkpoint = weights === null ? null : await keeper.checkpoint(weights);
  const model = modelFrom(stored, checkpoint, rowsKey);
  if (model) knowArrays(model, { scores: stored.scores, weights });
  return model;
}

/** Puts a model's scores back in the database; whether they were there. */
async function scoresBack(stored: StoredModel): Promise<boolean> {
  if (stored.kind === 'lookup') {
    await database.scoreLookup(stored.id, stored.columns);
    return true;
  }
  const kept = stored.scores === null ? null : await keeper.scores(stored.scores);
  if (!kept) return false;
  await database.storeScores(stored.id, kept.rowIds, kept.scores);
  return true;
}

/** Shows the verdict and the map as they were, where the shown model's scores are back. */
async function showAgain({ stale }: StudyDocument): Promise<void> {
  const shown = shownModel();
  if (!shown) return;
  if ('training' in shown) {
    const { history, rungs, backend, samplesPerSecond } = shown.training;
    const epochs = plural(history.length, 'epoch');
    study.curves = {
      ...{ ...NO_CURVES, rungs, chosen: backend, total: history.length },
      ...{ epochs: history, samplesPerSecond },
    };
    setStage('train', { phase: 'done', line: `${epochs} on ${BACKEND_NAMES[backend]}` });
  }
  if (!shown.scored) return;
  await evaluateAgain();
  await placeOnMap();
  if (stale) invalidateAfter('explore');
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
