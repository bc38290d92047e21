import type { SplitRow, ThreeAucs } from '../domain/audit/splits.ts';
import type { AucInterval } from '../domain/metrics/delong.ts';
import { normalQuantile } from '../domain/metrics/normal.ts';
import { MODEL_KINDS, type HoldoutFigures, type Model } from '../domain/model.ts';
import type { SplitSpec } from '../domain/recipe/recipe.ts';
import { rowsKey } from './heldRows.ts';
import { knownTooLate } from './knownWhen.ts';
import { nameOf, shownModel } from './models.ts';
import { study } from './state.ts';

/** What models have in common that differ in the split, or in what they know too late: their name. */
function titleOf(model: Model): string {
  if (model.kind === 'lookup' || model.kind === 'cluster') return model.name;
  const { kind, features } = model;
  return kind === 'network' ? nameOf(model.spec, features) : `${MODEL_KINDS[kind]}, ${features}`;
}

/** The same incidents, whichever way they are divided. */
const incidentsOf = (split: SplitSpec) => JSON.stringify({ ...split, kind: null });

/** The newest model of each kind on either split of the shown one's incidents, side by side. */
export function splitRows(): readonly SplitRow[] {
  const shown = shownModel();
  if (!shown) return [];
  const same = study.models.filter(
    ({ split, rows, holdout }) =>
      holdout && rows === rowsKey(split) && incidentsOf(split) === incidentsOf(shown.split),
  );
  return [...new Set(same.map(titleOf))].map((title) => ({
    title,
    random: aucsOf(same, title, 'random'),
    time: aucsOf(same, title, 'time'),
  }));
}

function aucsOf(
  models: readonly Model[],
  title: string,
  kind: SplitSpec['kind'],
): ThreeAucs | null {
  const own = models.filter((model) => titleOf(model) === title && model.split.kind === kind);
  const last = own.at(-1);
  if (!last?.holdout) return null;
  const all = intervalOf(last.holdout);
  const early = own.findLast((model) => knownTooLate(model).length === 0);
  const knownAtReport = early === last ? all : early?.holdout ? intervalOf(early.holdout) : null;
  return { all, withoutArrestDefined: last.holdout.withoutDefined, knownAtReport };
}

/** A model's AUC on the hold-out as an interval. */
export function intervalOf({ auc, aucLow, aucHigh }: HoldoutFigures): AucInterval {
  const standardError = (aucHigh - aucLow) / 2 / normalQuantile(0.975);
  return { auc, low: aucLow, high: aucHigh, standardError };
}
