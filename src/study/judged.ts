import type { ModelEvaluation } from '../domain/evaluation.ts';
import { MODEL_SUBJECTS, type Model } from '../domain/model.ts';
import { verdict, type Verdict } from '../domain/words/verdict.ts';
import { audits } from './audits.ts';
import { study } from './state.ts';

/** The model that an evaluation is of, if it is still kept. */
export function modelOf({ id }: Pick<ModelEvaluation, 'id'>): Model | null {
  return study.models.find((model) => model.id === id) ?? null;
}

/** Every model of the evaluation, the shown one first. */
export function judged(): readonly ModelEvaluation[] {
  return study.evaluation ? [study.evaluation.network, ...study.evaluation.baselines] : [];
}

/** A model as the subject of a sentence, after "the"; by its name where several are of its kind. */
export function subjectOf(one: ModelEvaluation): string {
  const model = modelOf(one);
  if (!model || model.kind === 'lookup') return one.name;
  const subject = MODEL_SUBJECTS[model.kind];
  const alike = judged().filter((other) => modelOf(other)?.kind === model.kind);
  return alike.length > 1 ? `${subject} “${one.name}”` : subject;
}

/** A verdict on the shown model against another. */
export interface Comparison {
  readonly id: string;
  readonly isLookup: boolean;
  readonly verdict: Verdict;
}

/** What the tests say of the shown model against each other; the weeks have a say once they were resampled. */
export function comparisons(): readonly Comparison[] {
  const { evaluation } = study;
  if (!evaluation) return [];
  const first = subjectOf(evaluation.network);
  return evaluation.baselines.flatMap((one, i) => {
    const difference = evaluation.differences[i];
    const weeks = audits.byWeek?.differences.find(({ id }) => id === one.id)?.by ?? null;
    if (!difference) return [];
    const isLookup = modelOf(one)?.kind === 'lookup';
    return [{ id: one.id, isLookup, verdict: verdict(first, subjectOf(one), difference, weeks) }];
  });
}

/** The verdict that stands large: the one against the better lookup table, the hardest question to a network. */
export function headline(): Comparison | null {
  const all = comparisons();
  const against = all.filter(({ isLookup }) => isLookup);
  const best = judged()
    .filter(({ id }) => against.some((one) => one.id === id))
    .toSorted((a, b) => b.auc - a.auc)[0];
  return against.find(({ id }) => id === best?.id) ?? all[0] ?? null;
}
