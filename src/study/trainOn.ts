import type { IncidentFilter } from '../domain/recipe/filter.ts';
import { choose } from './join.ts';
import { study } from './state.ts';

/** Makes a filter the training's: only incidents that pass it take part. Null: all do. */
export function trainOn(filter: IncidentFilter | null): Promise<void> {
  return choose({ split: { ...study.settings.split, filter } });
}
