import { FaultError } from '../../domain/fault.ts';
import type { FeaturePlan } from '../../domain/features/plan.ts';
import { checkSpec } from '../../domain/network/check.ts';
import { checkResume } from '../../domain/network/goOn.ts';
import type { BackendChoice } from '../../domain/network/spec.ts';
import type {
  Checkpoint,
  CheckpointSummary,
  DatasetFacts,
  TrainingJob,
  TrainingProgress,
  TrainingResult,
} from '../../domain/network/training.ts';
import type { OnProgress } from '../../domain/progress.ts';
import { SIDES } from '../../domain/recipe/recipe.ts';
import { inputLines } from '../../domain/share/model/inputs.ts';
import { takeOver } from '../handover.ts';
import { noStore } from './checkpoints.ts';
import type { CheckpointStore } from './checkpoints.ts';
import { createExplainer, type Explainer } from './explainer.ts';
import { createGate } from './gate.ts';
import { createHeld } from './held.ts';
import type { HeldDataset } from './held.ts';
import { climb } from './ladder.ts';
import type { Probe } from './ladder.ts';
import { throughLosses } from './losses.ts';
import type { Rung } from './rung.ts';
import { measure, type Measured } from './measure.ts';
import { nextTask } from './pace.ts';
import { RUNGS } from './rungs.ts';

/** Holds datasets, trains networks on them, one at a time, and asks trained ones about themselves. */
export interface TrainerEngine extends Explainer {
  /** Takes a dataset that comes by a port, and keeps it. @throws {FaultError} why it did not come */
  hold(port: MessagePort): Promise<DatasetFacts>;
  /** Lets a dataset go, once no training uses it. */
  release(id: string): void;
  /** A held dataset's hold-out as a CSV file; `inputLines` says of what. @throws {FaultError} `dataset-gone` */
  inputs(id: string, plan: FeaturePlan, before: number): Promise<Blob>;
  /** Times a typical training on the backend that would be chosen. Throws as `probe`, or `trainer-busy`. */
  measure(choice: BackendChoice): Promise<Measured>;
  /** Tries the rungs as training would. Throws `backend-unavailable` where none passes. */
  probe(choice: BackendChoice): Promise<Probe>;
  /**
   * Trains, scores every row, and answers with both. A backend that is lost on the way is left, and the
   * training goes on from its last checkpoint on the next rung. Explanations under way are stopped. Throws `network-invalid`,
   * `dataset-gone`, `checkpoint-unfit`, `too-few-rows`, `backend-unavailable` where no rung is left,
   * `diverged`; rejects with an `AbortError` if cancelled.
   */
  train(job: TrainingJob, onProgress: OnProgress<TrainingProgress>): Promise<TrainingResult>;
  /** Lets the training under way, if any, rest until `resume`; it keeps its memory. */
  pause(): void;
  resume(): void;
  /** Stops the training under way, if any, within about a tenth of a second. */
  cancel(): void;
  /** Trainings that can go on after a reload, newest first. */
  checkpoints(): Promise<readonly CheckpointSummary[]>;
  /** Where a training stood. @throws {FaultError} `checkpoint-unfit` where it has no checkpoint */
  checkpoint(id: string): Promise<Checkpoint>;
  /** Removes a training's checkpoints. */
  forget(id: string): Promise<void>;
}

/** What a test may replace. */
export interface TrainerParts {
  readonly rungs: readonly Rung[];
  readonly store: CheckpointStore;
}

const DEFAULTS: TrainerParts = { rungs: RUNGS, store: noStore('no place was given for them') };

/** The training engine; it lives in a worker, since it keeps its thread busy. */
export function createTrainer(parts: Partial<TrainerParts> = {}): TrainerEngine {
  const { rungs, store } = { ...DEFAULTS, ...parts };
  const held = createHeld();
  const gate = createGate();
  let current: AbortController | null = null;
  /** What is being timed; threads serve one network at a time, so that a training waits for it. */
  let timing: Promise<unknown> = Promise.resolve();
  const { explainer, stopAll } = createExplainer(held, rungs, () => current !== null);

  return {
    ...explainer,

    hold: async (port) => held.add(await takeOver(port)),
    release: (id) => held.release(id),

    async inputs(id, plan, before) {
      const { holdout } = held.get(id).data;
      const parts: Blob[] = [];
      for (const lines of inputLines(plan, holdout, before)) {
        parts.push(new Blob([lines]));
        await nextTask();
      }
      return new Blob(parts, { type: 'text/csv' });
    },

    async probe(choice) {
      const { reports, chosen } = await climb(choice, null, rungs);
      return { reports, chosen };
    },

    async measure(choice) {
      if (current) throw new FaultError({ kind: 'trainer-busy' });
      const timed = timing.then(() => measure(choice, rungs));
      timing = timed.catch(() => undefined);
      return timed;
    },

    async train(job, onProgress) {
      const dataset = held.get(job.dataset);
      check(job, dataset);
      if (current) throw new Error('Another training is under way.');
      stopAll();
      const control = (current = new AbortController());
      const { spec, resume, about, sides } = job;
      const onCheckpoint = async (checkpoint: Checkpoint) => {
        if (about === null) return;
        const reason = await store.save(checkpoint);
        onProgress({ kind: 'checkpoint', epoch: checkpoint.epoch, reason });
      };
      try {
        await timing;
        control.signal.throwIfAborted();
        return await throughLosses(
          job.backend,
          rungs,
          { id: resume?.id ?? newId(), spec, held: dataset, resume, about, sides },
          { signal: control.signal, gate, onProgress, onCheckpoint },
        );
      } finally {
        current = null;
        gate.open();
      }
    },

    pause() {
      if (current) gate.close();
    },
    resume: () => gate.open(),
    cancel() {
      current?.abort();
    },

    checkpoints: () => store.list(),
    async checkpoint(id) {
      const found = await store.load(id);
      if (found) return found;
      throw new FaultError({ kind: 'checkpoint-unfit', detail: 'it is no longer there' });
    },
    forget: (id) => store.forget(id),
  };
}

function check({ spec, resume }: TrainingJob, { data, facts }: HeldDataset): void {
  const fault = checkSpec(spec) ?? (resume && checkResume(spec, facts.fingerprint, resume));
  if (fault) throw new FaultError(fault);
  const rows = Math.min(...SIDES.map((side) => data[side].rows));
  if (rows < 1) throw new FaultError({ kind: 'too-few-rows', rows, needed: 1 });
}

/** 16 random hexadecimal digits; `randomUUID` is missing where the page came over plain http. */
function newId(): string {
  const words = crypto.getRandomValues(new Uint32Array(2));
  return [...words].map((word) => word.toString(16).padStart(8, '0')).join('');
}
