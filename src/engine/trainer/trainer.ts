import { FaultError } from '../../domain/fault.ts';
import { checkSpec } from '../../domain/network/check.ts';
import type { BackendChoice } from '../../domain/network/spec.ts';
import type {
  TrainingJob,
  TrainingProgress,
  TrainingResult,
} from '../../domain/network/training.ts';
import type { OnProgress } from '../../domain/progress.ts';
import { SIDES } from '../../domain/recipe/recipe.ts';
import { climb } from './ladder.ts';
import type { Probe } from './ladder.ts';
import { problemOf, run } from './run.ts';
import { untilLost } from './untilLost.ts';

/** Trains networks, one at a time. */
export interface TrainerEngine {
  /** Tries the rungs as training would. Throws `backend-unavailable` where none passes. */
  probe(choice: BackendChoice): Promise<Probe>;
  /**
   * Trains, scores every row, and answers with both. Throws `network-invalid`, `too-few-rows`,
   * `backend-unavailable` (also when a GPU is lost on the way), `diverged`; rejects with an
   * `AbortError` if cancelled.
   */
  train(job: TrainingJob, onProgress: OnProgress<TrainingProgress>): Promise<TrainingResult>;
  /** Stops the training under way, if any, within about a tenth of a second. */
  cancel(): void;
}

/** The training engine; it lives in a worker, since it keeps its thread busy. */
export function createTrainer(): TrainerEngine {
  let current: AbortController | null = null;

  return {
    async probe(choice) {
      const { reports, chosen } = await climb(choice, null);
      return { reports, chosen };
    },

    async train(job, onProgress) {
      check(job);
      if (current) throw new Error('Another training is under way.');
      const control = (current = new AbortController());
      try {
        const { reports, chosen, rung } = await climb(job.backend, problemOf(job.spec, job.data));
        onProgress({ kind: 'rungs', reports, chosen });
        control.signal.throwIfAborted();
        const training = () => run(job, rung, control.signal, onProgress);
        return { backend: chosen, rungs: reports, ...(await untilLost(rung, control, training)) };
      } finally {
        current = null;
      }
    },

    cancel() {
      current?.abort();
    },
  };
}

function check({ spec, data }: TrainingJob): void {
  const fault = checkSpec(spec);
  if (fault) throw new FaultError(fault);
  const rows = Math.min(...SIDES.map((side) => data[side].rows));
  if (rows < 1) throw new FaultError({ kind: 'too-few-rows', rows, needed: 1 });
}
