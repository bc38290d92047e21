import { FaultError } from '../domain/fault.ts';
import { FEATURE_SETS } from '../domain/features/choose.ts';
import { checkSpec } from '../domain/network/check.ts';
import type { TrainingProgress, TrainingResult } from '../domain/network/training.ts';
import { columnOf } from '../domain/table/column.ts';
import { auc, count, plural } from '../domain/words/format.ts';
import { database, trainer } from './engines.ts';
import { note } from './log.ts';
import { faultOf, progressOn, setStage } from './stages.ts';
import { networkSpec } from './settings.ts';
import { NO_CURVES, study } from './state.ts';
import { tableOf } from './tables.ts';

let control: AbortController | null = null;

/** Whether a training can start now. */
export function canTrain(): boolean {
  return study.joined !== null && study.stages.join.phase === 'done' && !isTraining();
}

/** Whether a training, or the look at its result, is under way. */
export function isTraining(): boolean {
  return (['train', 'evaluate', 'map'] as const).some((id) => study.stages[id].phase === 'running');
}

/** Prepares the features, trains, scores the hold-out and evaluates it. */
export async function train(): Promise<void> {
  if (!canTrain()) return;
  const before = study.stages.train;
  const run = (control = new AbortController());
  try {
    const { joined } = study;
    const result = await trainOnce(run.signal);
    if (study.joined !== joined) throw new FaultError({ kind: 'data-changed' });
    await keep(result);
    await evaluate();
    await placeOnMap();
    study.finished++;
  } catch (error) {
    if (run.signal.aborted) stopped(before);
    else failed(error);
  } finally {
    control = null;
  }
}

/** Stops the training under way; an earlier model stays. */
export function stop(): void {
  control?.abort(new DOMException('The training was stopped.', 'AbortError'));
}

async function trainOnce(signal: AbortSignal): Promise<TrainingResult> {
  const { joined, settings } = study;
  const spec = networkSpec();
  const fault = checkSpec(spec);
  if (fault) throw new FaultError(fault);
  if (!joined)
    throw new FaultError({ kind: 'column-missing', table: 'the study', role: 'incidents' });
  study.curves = NO_CURVES;
  const report = progressOn('train');
  report({ what: 'Preparing rows for the network' });
  const choice = FEATURE_SETS[settings.features].choose(joined.plan);
  const { dataset, receipt } = await database.makeDataset(settings.split, choice, report);
  signal.throwIfAborted();
  study.features = receipt;
  note(
    'Prepared features',
    `${plural(receipt.plan.vocabulary, 'level')} learned from ${count(receipt.train)} rows`,
    receipt.ms,
  );
  for (const { name, reason } of receipt.leftOut) note('Left out', `${name}: ${reason}`);
  report({ what: 'Choosing a backend' });
  const job = { spec, backend: settings.backend, data: dataset };
  return trainer.train(job, onTraining, signal);
}

function onTraining(progress: TrainingProgress): void {
  if (control?.signal.aborted !== false) return;
  const { curves } = study;
  switch (progress.kind) {
    case 'rungs':
      study.curves = { ...curves, rungs: progress.reports, chosen: progress.chosen };
      return;
    case 'epoch':
      study.curves = { ...curves, epochs: [...curves.epochs, progress.record] };
      return;
    case 'step': {
      const { epoch, epochs, loss, samplesPerSecond, secondsLeft } = progress;
      study.curves = { ...curves, steps: [...curves.steps, { epoch, loss }], samplesPerSecond };
      const what = `Epoch ${String(Math.min(epochs, Math.floor(epoch) + 1))} of ${String(epochs)}`;
      setStage('train', {
        phase: 'running',
        progress: { what, share: epoch / epochs, secondsLeft },
      });
    }
  }
}

async function keep(result: TrainingResult): Promise<void> {
  const { rowIds, scores, ...model } = result;
  setStage('train', { phase: 'running', progress: { what: 'Keeping the scores', share: 1 } });
  const start = performance.now();
  await database.storeScores(rowIds, scores);
  study.scoreMs = model.scoreMs + performance.now() - start;
  study.model = model;
  study.evaluation = null;
  study.points = null;
  note(
    'Trained',
    `${count(model.parameters)} parameters on ${BACKEND_NAMES[model.backend]}`,
    model.seconds * 1000,
  );
  setStage('train', {
    phase: 'done',
    line: `${plural(model.history.length, 'epoch')} on ${BACKEND_NAMES[model.backend]}`,
  });
}

/** The backends' names for people. */
export const BACKEND_NAMES = {
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  wasm: 'WASM',
  cpu: 'CPU',
} as const;

async function evaluate(): Promise<void> {
  setStage('evaluate', { phase: 'running', progress: { what: 'Evaluating the hold-out' } });
  const baseline = lookupColumn();
  study.evaluation = await database.evaluate(
    baseline === null ? [] : [{ name: `lookup on ${baseline}`, column: baseline }],
  );
  setStage('evaluate', { phase: 'done', line: `AUC ${auc(study.evaluation.network.auc)}` });
}

/** The joined view's column of the offence code, or of the offence where there is no code. */
function lookupColumn(): string | null {
  const columns = study.joined?.plan.columns ?? [];
  const named = (role: string) =>
    columns.find((c) => c.table === 'incidents' && c.column?.role === role)?.name;
  return named('offence code') ?? named('offence') ?? null;
}

async function placeOnMap(): Promise<void> {
  const incidents = tableOf('incidents');
  const missing = (['longitude', 'latitude'] as const).find(
    (role) => incidents && !columnOf(incidents.columns, role),
  );
  if (missing) {
    const table = incidents?.receipt.file ?? 'the incidents';
    setStage('map', { phase: 'failed', fault: { kind: 'column-missing', table, role: missing } });
    return;
  }
  setStage('map', { phase: 'running', progress: { what: 'Placing predictions' } });
  study.points = await database.mapPoints();
  setStage('map', { phase: 'done', line: plural(study.points.rowIds.length, 'prediction') });
}

function stopped(before: typeof study.stages.train): void {
  note('Stopped', 'The training was stopped before its end; nothing else has changed.');
  setStage(
    'train',
    before.phase === 'done' || before.phase === 'stale' ? before : { phase: 'ready' },
  );
}

function failed(error: unknown): void {
  const running = (['train', 'evaluate', 'map'] as const).find(
    (id) => study.stages[id].phase === 'running',
  );
  setStage(running ?? 'train', { phase: 'failed', fault: faultOf(error, 'training') });
}
