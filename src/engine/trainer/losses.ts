import type { BackendChoice } from '../../domain/network/spec.ts';
import type { Checkpoint, RungReport, TrainingResult } from '../../domain/network/training.ts';
import type { Control, RunJob } from './control.ts';
import { climb } from './ladder.ts';
import { problemOf } from './problem.ts';
import { run } from './run.ts';
import type { Rung } from './rung.ts';
import { LostError, untilLost } from './untilLost.ts';

/**
 * Climbs the ladder and trains; where the backend is lost, climbs again without it and goes on from the
 * last checkpoint, in the same order of rows. A backend chosen by name binds only until it is lost.
 */
export async function throughLosses(
  choice: BackendChoice,
  rungs: readonly Rung[],
  job: RunJob,
  control: Control,
): Promise<TrainingResult> {
  const lost: RungReport[] = [];
  let resume = job.resume;
  const onCheckpoint = (checkpoint: Checkpoint) => {
    resume = checkpoint;
    return control.onCheckpoint(checkpoint);
  };
  for (;;) {
    const problem = problemOf(job.spec, job.held.data, resume);
    const left = rungs.filter(({ backend }) => lost.every((report) => report.backend !== backend));
    const found = await climb(lost.length > 0 ? 'auto' : choice, problem, left);
    const { chosen, rung } = found;
    const reports = [...lost, ...found.reports];
    control.onProgress({ kind: 'rungs', reports, chosen });
    control.signal.throwIfAborted();
    const attempt = linked(control.signal);
    const { signal } = attempt;
    const training = () => run({ ...job, resume }, rung, { ...control, signal, onCheckpoint });
    try {
      return { backend: chosen, rungs: reports, ...(await untilLost(rung, attempt, training)) };
    } catch (error) {
      if (!(error instanceof LostError)) throw error;
      const reason = 'detail' in error.fault ? error.fault.detail : error.message;
      lost.push({ backend: rung.backend, state: 'unavailable', reason });
    }
  }
}

/** A controller that can be aborted by itself, and is with the signal. */
function linked(signal: AbortSignal): AbortController {
  const control = new AbortController();
  signal.addEventListener('abort', () => control.abort(signal.reason), { once: true });
  return control;
}
