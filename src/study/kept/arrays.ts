import type { Model } from '../../domain/model.ts';
import type { Arrays } from '../document.ts';
import { database } from '../engines.ts';
import { keeper } from './keeper.ts';

/** Where models' arrays are kept: a model that was trained anew has taken other seconds. */
const known = new Map<string, Arrays>();

const keyOf = ({ id, rows, seconds }: Model) => JSON.stringify([id, rows, seconds]);

const NONE: Arrays = { scores: null, weights: null };

/** Under what a model's arrays are kept, as far as they are. */
export function arraysOf(model: Model): Arrays {
  const { scores, weights } = known.get(keyOf(model)) ?? NONE;
  // Scores that the database has let go of say nothing of the incidents as they are now.
  return { scores: model.scored ? scores : null, weights };
}

/** Remembers where a model's arrays are kept. */
export function knowArrays(model: Model, arrays: Arrays): void {
  known.set(keyOf(model), arrays);
}

/** Where its scores lie, also where the database has let go of them. */
export function keptScores(model: Model): string | null {
  return known.get(keyOf(model))?.scores ?? null;
}

/** Keeps the arrays of models that are not kept yet. A lookup table is as quickly made as read. */
export async function keepArrays(models: readonly Model[]): Promise<void> {
  for (const model of models) {
    if (model.kind === 'lookup') continue;
    const before = known.get(keyOf(model)) ?? NONE;
    const scores = before.scores ?? (model.scored ? await keepScores(model) : null);
    const weights =
      before.weights ??
      ('training' in model ? await keeper.putCheckpoint(model.training.checkpoint) : null);
    knowArrays(model, { scores, weights });
  }
}

async function keepScores({ id }: Model): Promise<string | null> {
  const rows = await database.readScores(id);
  return rows.rowIds.length > 0 ? keeper.putScores(rows) : null;
}
