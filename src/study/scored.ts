import { study } from './state.ts';

/** A new join takes the scores along; the models' figures stay. */
export function scoresAreGone(): void {
  study.models = study.models.map((model) => ({ ...model, scored: false }));
}
