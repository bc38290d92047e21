import type { JoinedColumn } from '../domain/recipe/join.ts';
import type { ColumnRole, ColumnType } from '../domain/table/column.ts';
import { columnOf } from '../domain/table/column.ts';
import type { LookupModel, Model } from '../domain/model.ts';
import { auc, plural } from '../domain/words/format.ts';
import { forgetAudits } from './audits.ts';
import { database } from './engines.ts';
import { rowsKey } from './heldRows.ts';
import { note } from './log.ts';
import { comparable, isScored, keepModel, shownModel } from './models.ts';
import { setStage } from './stages.ts';
import { study } from './state.ts';
import { tableOf } from './tables.ts';

/** Judges the shown model on the hold-out, beside every model of the same incidents. */
export async function evaluate(): Promise<void> {
  const shown = shownModel();
  if (!shown) return;
  evaluating();
  await scoreLookups();
  await judge(shown);
  study.opened++;
  const names = [shown, ...comparable(shown)].map(({ name }) => name).join(', ');
  note('Opened the hold-out', `Time ${String(study.opened)}, for ${names}`);
}

const evaluating = () =>
  setStage('evaluate', { phase: 'running', progress: { what: 'Evaluating the hold-out' } });

/** Judges the shown model again as it was judged before: nobody sees more of the hold-out by that. */
export async function evaluateAgain(): Promise<void> {
  const shown = shownModel();
  if (!shown) return;
  evaluating();
  await judge(shown);
}

/** Works out the verdict on a model, beside every model of the same incidents that has its scores. */
async function judge(shown: Model): Promise<void> {
  const others = comparable(shown);
  const evaluation = await database.evaluate(shown, others, codeColumn());
  study.evaluation = evaluation;
  forgetAudits(shown);
  for (const [i, model] of [shown, ...others].entries()) {
    const figures = i === 0 ? evaluation.network : evaluation.baselines[i - 1];
    if (!figures) continue;
    const { auc: area, aucLow, aucHigh, logLoss, withoutDefined } = figures;
    keepModel({ ...model, holdout: { auc: area, aucLow, aucHigh, logLoss, withoutDefined } });
  }
  setStage('evaluate', { phase: 'done', line: `AUC ${auc(evaluation.network.auc)}` });
}

/** The column that the plainest lookup table looks at: the finest that says what happened in set words. */
export function codeColumn(): string | null {
  return (
    columnNamed('offence code') ?? columnNamed('description', 'category') ?? columnNamed('offence')
  );
}

/** The lookup tables that every study is measured against. */
async function scoreLookups(): Promise<void> {
  const code = codeColumn();
  if (code === null) return;
  const place = columnNamed('place');
  await scoreLookup('lookup', `lookup on ${code}`, [code]);
  if (place !== null)
    await scoreLookup('lookup-place', `lookup on ${code} and ${place}`, [code, place]);
}

async function scoreLookup(which: string, name: string, columns: readonly string[]): Promise<void> {
  const rows = rowsKey();
  const { split } = study.settings;
  // Figures of the other kind of split stay beside these.
  const id = `${which}-${split.kind}`;
  if (isScored(id, rows)) return;
  const start = performance.now();
  await database.scoreLookup(id, columns);
  const seconds = (performance.now() - start) / 1000;
  const model: LookupModel = {
    ...{ id, name, rows, split, seconds, columns },
    ...{ kind: 'lookup', scored: true, holdout: null },
  };
  keepModel(model);
}
/** The joined view's column of the incidents with a role, and with a type where that matters. */
function columnNamed(role: ColumnRole, type?: ColumnType): string | null {
  const columns = study.joined?.plan.columns ?? [];
  const isIt = ({ column }: JoinedColumn) =>
    column?.role === role && (type === undefined || column.type === type);
  return columns.find((one) => one.table === 'incidents' && isIt(one))?.name ?? null;
}

/** Puts the shown model's predictions for the hold-out on the map. */
export async function placeOnMap(): Promise<void> {
  const incidents = tableOf('incidents');
  const missing = (['longitude', 'latitude'] as const).find(
    (role) => incidents && !columnOf(incidents.columns, role),
  );
  if (missing) {
    const table = incidents?.receipt.file ?? 'the incidents';
    setStage('map', { phase: 'failed', fault: { kind: 'column-missing', table, role: missing } });
    return;
  }
  const shown = shownModel();
  if (!shown) return;
  setStage('map', { phase: 'running', progress: { what: 'Placing predictions' } });
  study.points = await database.mapPoints(shown.id);
  setStage('map', { phase: 'done', line: plural(study.points.rowIds.length, 'prediction') });
}

/** Shows another model on Evaluate and the map. */
export async function show(id: string): Promise<void> {
  if (id === study.shown) return;
  study.shown = id;
  await evaluate();
  await placeOnMap();
}
