import type { StudyDocument } from '../../domain/study/document.ts';
import { arraysOf } from '../../domain/study/storedModel.ts';
import type { StudySummary } from '../../domain/study/summary.ts';
import { nameOf } from '../../domain/study/documentName.ts';

/** A study in a list; `sizes` is of what is kept by SHA-256. */
export function summaryOf(
  id: string,
  { document, savedAt }: { readonly document: StudyDocument; readonly savedAt: number },
  bytes: number,
  sizes: ReadonlyMap<string, number>,
): StudySummary {
  const { recipe, models } = document;
  const shown = models.find((model) => model.id === document.shown);
  const named = new Set([...filesOf(document), ...models.flatMap(arraysOf)]);
  const needed = [...recipe.tables, ...recipe.outlines].filter(
    ({ origin }) => origin.kind !== 'sample',
  );
  return {
    ...{ id, name: nameOf(document), savedAt, models: models.length },
    rows: recipe.tables
      .filter(({ role }) => role === 'incidents')
      .reduce((sum, { rows }) => sum + rows, 0),
    epochs: shown && 'training' in shown ? shown.training.history.length : null,
    auc: shown?.holdout?.auc ?? null,
    bytes: [...named].reduce((sum, name) => sum + (sizes.get(name) ?? 0), bytes),
    isComplete: needed.every(({ sha256 }) => sha256 !== null && sizes.has(sha256)),
  };
}

/** The SHA-256 of a study's files, as far as they are known. */
export function filesOf({ recipe }: StudyDocument): readonly string[] {
  return [...recipe.tables, ...recipe.outlines].flatMap(({ sha256 }) => sha256 ?? []);
}
