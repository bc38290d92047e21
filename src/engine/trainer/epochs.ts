import { FaultError } from '../../domain/fault.ts';
import { auc } from '../../domain/metrics/auc.ts';
import { inputRowsOf, inputWeightsOf } from '../../domain/network/inputWeights.ts';
import { layersOf, listLayers } from '../../domain/network/layers.ts';
import { rowOrder } from '../../domain/network/order.ts';
import type { Backend } from '../../domain/network/spec.ts';
import { isBetterEpoch, isFinished } from '../../domain/network/stopping.ts';
import type { Checkpoint, EpochRecord, NetworkWeights } from '../../domain/network/training.ts';
import type { Clock } from './clock.ts';
import type { Control, RunJob } from './control.ts';
import { trainEpoch } from './epoch.ts';
import { createPace } from './pace.ts';
import { problemOf, stepsPerEpoch } from './problem.ts';
import { score } from './score.ts';
import type { Problem, Session } from './session.ts';

/** What a run needs besides its job. */
export interface RunTools extends Control {
  readonly backend: Backend;
  readonly clock: Clock;
  readonly breathe: () => Promise<void>;
}

/** Where a training stands at its end, and the epoch whose weights are kept. */
export interface Trained {
  readonly last: Checkpoint;
  readonly best: { readonly epoch: number; readonly weights: NetworkWeights };
}

/** Trains the epochs that are left, each judged on the validation rows and told as a checkpoint. */
export async function trainEpochs(
  session: Session,
  problem: Problem,
  { id, spec, about, held, resume }: RunJob,
  { backend, clock, breathe, onProgress, onCheckpoint }: RunTools,
): Promise<Trained> {
  const { train, validation } = held.data;
  const tools = { order: rowOrder(train.rows), pace: createPace(), clock, breathe };
  const history: EpochRecord[] = [...(resume?.history ?? [])];
  let last = resume;
  let best: Trained['best'] | null = resume && (resume.best ?? resume);

  // Drawn anew each time: it is quickly done, and nobody else has a use for them.
  const startRows = () => inputRowsOf(spec, problemOf(spec, held.data).initial);
  const judge = async (epoch: number, trainLoss: number, weights: NetworkWeights) => {
    const watched = await score(session, validation, breathe);
    clock.scored(watched.ms);
    return {
      ...{ epoch, trainLoss, validationLoss: watched.loss },
      validationAuc: auc(watched.scores, validation.outcomes),
      inputWeights: inputWeightsOf(inputRowsOf(spec, weights), startRows(), held.spread),
    };
  };
  const isBest = (record: EpochRecord) => {
    const before = best && spec.keepBest ? history[best.epoch - 1] : null;
    return !before || isBetterEpoch(spec, record, before);
  };

  while (!isFinished(spec, history)) {
    const epoch = history.length + 1;
    const trainLoss = await trainEpoch(session, problem, epoch, tools);
    const state = await session.snapshot();
    // A rectifier may hide a weight that is no longer a number: some turn it into 0.
    if (!allFinite(state.weights)) throw new FaultError({ kind: 'diverged', epoch });
    const record = await judge(epoch, trainLoss, state.weights);
    if (!best || isBest(record)) best = { epoch, weights: state.weights };
    history.push(record);
    onProgress({ kind: 'epoch', record });
    last = {
      ...{ ...state, id, spec, about, backend, epoch, history: [...history] },
      fingerprint: held.facts.fingerprint,
      step: epoch * stepsPerEpoch(spec, train.rows),
      best: best.epoch === epoch ? null : best,
      savedAt: Date.now(),
    };
    await onCheckpoint(last);
  }
  if (!last || !best) throw new Error('A run has at least one epoch.');
  return { last, best };
}

function allFinite(weights: NetworkWeights): boolean {
  return listLayers(layersOf(weights)).every((array) => array.every(Number.isFinite));
}
