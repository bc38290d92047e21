import { shallowReactive } from 'vue';
import { FaultError } from '../domain/fault.ts';
import { checkSpec } from '../domain/network/check.ts';
import type { NetworkSpec } from '../domain/network/spec.ts';
import type { Checkpoint, TrainingProgress, TrainingResult } from '../domain/network/training.ts';
import { isEnough, type Best } from '../domain/tuning/enough.ts';
import {
  nextAssignment,
  withResult,
  type Assignment,
  type SearchSpec,
  type Trial,
} from '../domain/tuning/search.ts';
import { auc as areaUnder } from '../domain/metrics/auc.ts';
import { plural } from '../domain/words/format.ts';
import { stopComparing } from './compare.ts';
import { trainer } from './engines.ts';
import { holdRows, type HeldRows } from './heldRows.ts';
import { note } from './log.ts';
import { stopRepeating } from './repeats.ts';
import { changeNetwork, featureSet, networkSpec } from './settings.ts';
import { faultOf, progressOn, setStage, showFault } from './stages.ts';
import { study } from './state.ts';

/** How the person wants to search. */
export interface TuningWish {
  readonly kind: SearchSpec['kind'];
  readonly minutes: number;
}

/** The search under way, or the last one. */
export const tuning: {
  trials: readonly Trial[];
  /** Why it ended, in words; null before that. */
  ended: string | null;
  running: boolean;
} = shallowReactive({ trials: [], ended: null, running: false });

const REDUCTION = 3;
let control: AbortController | null = null;
let started = 0;

/**
 * Searches settings for so many minutes, judged by the validation rows alone: every trial has the
 * same rows on the same sides, and nobody looks at the hold-out.
 */
export async function tune(wish: TuningWish): Promise<void> {
  if (tuning.running) return;
  stopComparing();
  stopRepeating();
  const before = study.stages.train;
  const run = (control = new AbortController());
  started = performance.now();
  const until = started + wish.minutes * 60_000;
  Object.assign(tuning, { trials: [], ended: null, running: true });
  try {
    const report = progressOn('train');
    const held = await holdRows(featureSet(), report);
    study.features = held.receipt;
    tuning.ended = await search(searchOf(wish, networkSpec()), held, until, run.signal);
  } catch (error) {
    if (run.signal.aborted) tuning.ended = 'You stopped it.';
    else showFault(faultOf(error, 'tuning'));
  } finally {
    tuning.running = false;
    control = null;
    setStage('train', before.phase === 'running' ? { phase: 'ready' } : before);
    note('Tuned', `${plural(tuning.trials.length, 'trial')}; the hold-out stayed closed`);
  }
}

/** Stops the search; its trials stay. */
export function stopTuning(): void {
  control?.abort(new DOMException('The search was stopped.', 'AbortError'));
}

/** Makes a trial's settings those of the form. */
export function takeTrial({ spec }: Trial): Promise<void> {
  return changeNetwork(spec);
}

function searchOf({ kind }: TuningWish, base: NetworkSpec): SearchSpec {
  const { epochs, seed } = base;
  return { kind, base, mostEpochs: epochs, fewestEpochs: 1, reduction: REDUCTION, seed };
}

/** Trains trial after trial; answers why it ended. */
async function search(
  spec: SearchSpec,
  held: HeldRows,
  until: number,
  signal: AbortSignal,
): Promise<string> {
  const stood = new Map<number, Checkpoint>();
  const bests: Best[] = [];
  let [whole, highest] = [0, 0];
  for (;;) {
    const assignment = nextAssignment(spec, tuning.trials);
    const resume = stood.get(assignment.trial) ?? null;
    const result = await trainTrial(assignment, resume, held, until, signal);
    if (result === null) return 'The time was up.';
    const { checkpoint, scores, outcomes } = result;
    const area = areaUnder(scores, outcomes);
    stood.set(assignment.trial, checkpoint);
    tuning.trials = withResult(tuning.trials, assignment, area);
    if (assignment.spec.epochs < spec.mostEpochs) continue;
    whole++;
    if (area > highest) {
      highest = area;
      bests.push({ trial: assignment.trial, at: whole, scores });
    }
    if (isEnough(bests, whole, outcomes)) return 'Further gains would lie inside the interval.';
  }
}

/** Trains one round of a trial; null where the time is up before its end. */
async function trainTrial(
  { trial, spec }: Assignment,
  resume: Checkpoint | null,
  held: HeldRows,
  until: number,
  signal: AbortSignal,
): Promise<TrainingResult | null> {
  const left = until - performance.now();
  if (left <= 0) return null;
  const time = AbortSignal.timeout(left);
  const fault = checkSpec(spec);
  if (fault) throw new FaultError(fault);
  const share = 1 - left / (until - started);
  const onProgress = (progress: TrainingProgress) => {
    if (progress.kind !== 'step' || !tuning.running) return;
    setStage('train', {
      phase: 'running',
      progress: {
        what: `Trial ${String(trial + 1)}, epoch ${String(Math.ceil(progress.epoch))} of ${String(spec.epochs)}`,
        share,
        secondsLeft: (until - performance.now()) / 1000,
      },
    });
  };
  const { backend } = study.settings;
  // Not kept on the disk, and blind to the hold-out.
  const job = {
    spec,
    backend,
    dataset: held.facts.id,
    resume,
    about: null,
    sides: ['validation'],
  } as const;
  try {
    return await trainer.train(job, onProgress, AbortSignal.any([signal, time]));
  } catch (error) {
    if (time.aborted && !signal.aborted) return null;
    throw error;
  }
}
