import type { Model } from '../domain/model.ts';
import { choose } from './join.ts';
import { shownModel } from './models.ts';
import { study } from './state.ts';
import { train } from './train.ts';

/** The columns that a model was given although they are not known at the report. */
export function knownTooLate(model: Model | null): readonly string[] {
  const late = (study.joined?.plan.columns ?? []).filter(
    ({ column }) => column && column.known !== 'at report',
  );
  return late.flatMap(({ name }) => (model?.columns.includes(name) ? [name] : []));
}

/** The last model of the shown one's kind and incidents that uses nothing but what is known at the report. */
export function atReport(): Model | null {
  const shown = shownModel();
  return (
    study.models.findLast(
      (model) =>
        model.kind === shown?.kind &&
        model.rows === shown.rows &&
        model.holdout !== null &&
        knownTooLate(model).length === 0,
    ) ?? null
  );
}

/** Trains the network of the settings: what is tagged as known later is left out by now. */
export function trainAtReport(): Promise<void> {
  location.hash = '#/train';
  return train();
}

/** Trains the network of the settings on the other kind of split. */
export async function trainOtherSplit(): Promise<void> {
  const { split } = study.settings;
  await choose({ split: { ...split, kind: split.kind === 'random' ? 'time' : 'random' } });
  location.hash = '#/train';
  await train();
}
