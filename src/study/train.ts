import { FaultError } from '../domain/fault.ts';
import type { FeatureSet } from '../domain/recipe/recipe.ts';
import type { NetworkModel } from '../domain/model.ts';
import { checkSpec } from '../domain/network/check.ts';
import { costOf } from '../domain/network/cost.ts';
import type { Backend, NetworkSpec } from '../domain/network/spec.ts';
import type { Checkpoint, TrainingProgress, TrainingResult } from '../domain/network/training.ts';
import { SIDES, type SplitSpec } from '../domain/recipe/recipe.ts';
import { count, plural } from '../domain/words/format.ts';
import { compare, stopComparing } from './compare.ts';
import { database, trainer } from './engines.ts';
import { evaluate, placeOnMap } from './evaluate.ts';
import { holdRows, type HeldRows } from './heldRows.ts';
import { kept } from './kept/current.ts';
import { note } from './log.ts';
import { canTrain } from './phase.ts';
import { forgetOtherScores, freeName, freshId, keepModel, nameOf } from './models.ts';
import { stopRepeating } from './repeats.ts';
import { featureSet, networkSpec } from './settings.ts';
import { faultOf, progressOn, setStage } from './stages.ts';
import { NO_CURVES, study } from './state.ts';

let control: AbortController | null = null;

/** A network to train: from the start, or on from where another stood. */
export interface Wanted {
  readonly spec: NetworkSpec;
  readonly features: FeatureSet;
  readonly resume: Checkpoint | null;
}

/** What a training keeps of the study with its checkpoints, so that it can be gone on with later. */
export interface About {
  /** Under what the study is kept; null where it is not. */
  readonly study: string | null;
  readonly split: SplitSpec;
  readonly features: FeatureSet;
}

/** Trains the network of the settings, and judges it. */
export function train(): Promise<void> {
  return trainWanted({ spec: networkSpec(), features: featureSet(), resume: null });
}

/** Goes on with a model for more epochs; what it was stays beside it. */
export function trainOn(model: NetworkModel, epochs: number): Promise<void> {
  const { checkpoint } = model.training;
  const spec = { ...model.spec, epochs: checkpoint.epoch + epochs };
  return trainWanted({ spec, features: model.features, resume: checkpoint });
}

/** Prepares the rows, trains, scores every one of them, and evaluates; other models follow to compare with. */
export async function trainWanted(wanted: Wanted): Promise<void> {
  if (!canTrain()) return;
  stopComparing();
  stopRepeating();
  const before = study.stages.train;
  const run = (control = new AbortController());
  try {
    const { joined } = study;
    const model = await throughCrashes(wanted, run.signal);
    if (study.joined !== joined) throw new FaultError({ kind: 'data-changed' });
    study.shown = model.id;
    await evaluate();
    await placeOnMap();
    study.finished++;
    void compare(wanted.features);
  } catch (error) {
    if (run.signal.aborted) stopped(before);
    else failed(error);
  } finally {
    study.paused = false;
    control = null;
  }
}

/** Stops the training under way; earlier models stay. */
export function stop(): void {
  control?.abort(new DOMException('The training was stopped.', 'AbortError'));
}

/** Lets the training under way rest after its present step, or go on. */
export async function pauseOrGoOn(): Promise<void> {
  if (study.paused) {
    study.paused = false;
    await trainer.resume();
  } else {
    await trainer.pause();
  }
}

/** A trainer that crashed is started anew and goes on from its last checkpoint, if it got further. */
async function throughCrashes(wanted: Wanted, signal: AbortSignal): Promise<NetworkModel> {
  const started = Date.now();
  try {
    return await trainOnce(wanted, signal);
  } catch (error) {
    const isCrash = error instanceof FaultError && error.fault.kind === 'worker-crashed';
    if (!isCrash || signal.aborted) throw error;
    const last = (await trainer.checkpoints()).find(
      ({ savedAt, finished }) => savedAt >= started && !finished,
    );
    if (!last) throw error;
    const resume = await trainer.checkpoint(last.id);
    note(
      'The trainer stopped',
      `It was started anew and goes on after epoch ${String(last.epoch)}.`,
    );
    return throughCrashes({ ...wanted, resume }, signal);
  }
}

async function trainOnce(wanted: Wanted, signal: AbortSignal): Promise<NetworkModel> {
  const { spec, features, resume } = wanted;
  const fault = checkSpec(spec);
  if (fault) throw new FaultError(fault);
  study.curves = { ...NO_CURVES, total: spec.epochs, epochs: resume?.history ?? [] };
  const report = progressOn('train');
  const held = await holdRows(features, report);
  signal.throwIfAborted();
  study.features = held.receipt;
  report({ what: 'Choosing a backend' });
  const { backend } = study.settings;
  const about = JSON.stringify({
    study: kept.id,
    split: study.settings.split,
    features,
  } satisfies About);
  const job = { spec, backend, dataset: held.facts.id, resume, about, sides: SIDES };
  const result = await trainer.train(job, onTraining, signal);
  // What was trained tells more of the machine than a trial on made-up rows.
  const { workPerRow } = costOf(spec, held.facts, null);
  study.measured = { samplesPerSecond: result.samplesPerSecond, workPerRow };
  return keep(wanted, held, result);
}

/** Keeps the scores in the database, and the model beside those that are there. */
async function keep(
  { spec, features }: Wanted,
  { rows, columns }: HeldRows,
  { rowIds, scores, outcomes: _, ...training }: TrainingResult,
): Promise<NetworkModel> {
  setStage('train', { phase: 'running', progress: { what: 'Keeping the scores', share: 1 } });
  const start = performance.now();
  const kind: NetworkModel['kind'] = spec.hidden.length > 0 ? 'network' : 'logistic';
  const id = freshId(kind);
  await forgetOtherScores();
  await database.storeScores(id, rowIds, scores);
  study.scoreMs = training.scoreMs + performance.now() - start;
  const { seconds, backend } = training;
  const { split } = study.settings;
  const name = freeName(nameOf(spec, features));
  const model: NetworkModel = {
    ...{ id, kind, name, rows, split, seconds, spec, features, training },
    ...{ columns, scored: true, holdout: null },
  };
  keepModel(model);
  note(
    'Trained',
    `${count(training.parameters)} parameters on ${BACKEND_NAMES[backend]}`,
    seconds * 1000,
    undefined,
    { network: spec, features, split },
  );
  const epochs = plural(training.history.length, 'epoch');
  setStage('train', { phase: 'done', line: `${epochs} on ${BACKEND_NAMES[backend]}` });
  return model;
}

function onTraining(progress: TrainingProgress): void {
  if (control?.signal.aborted !== false) return;
  const { curves } = study;
  // Progress comes by a way of its own: the last of it may arrive after the result.
  const isOver = study.stages.train.phase !== 'running';
  switch (progress.kind) {
    case 'rungs':
      study.curves = { ...curves, rungs: progress.reports, chosen: progress.chosen };
      return;
    case 'epoch':
      study.curves = { ...curves, epochs: [...curves.epochs, progress.record] };
      return;
    case 'checkpoint':
      study.curves = { ...curves, unsaved: progress.reason };
      return;
    case 'paused':
      if (isOver) return;
      study.paused = true;
      setStage('train', {
        phase: 'running',
        progress: {
          what: `Paused in epoch ${epochOf(progress.epoch, progress.epochs)}`,
          share: progress.epoch / progress.epochs,
        },
      });
      return;
    case 'step': {
      if (isOver) return;
      const { epoch, epochs, loss, samplesPerSecond, secondsLeft } = progress;
      study.curves = { ...curves, steps: [...curves.steps, { epoch, loss }], samplesPerSecond };
      setStage('train', {
        phase: 'running',
        progress: { what: `Epoch ${epochOf(epoch, epochs)}`, share: epoch / epochs, secondsLeft },
      });
    }
  }
}

function epochOf(done: number, epochs: number): string {
  return `${String(Math.min(epochs, Math.floor(done) + 1))} of ${String(epochs)}`;
}

/** The backends' names for people. */
export const BACKEND_NAMES: Readonly<Record<Backend, string>> = {
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  wasm: 'WASM',
  cpu: 'CPU',
};

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
