import { countParameters } from '../../domain/network/layers.ts';
import type { TrainingResult } from '../../domain/network/training.ts';
import { createClock } from './clock.ts';
import type { Control, RunJob } from './control.ts';
import { trainEpochs } from './epochs.ts';
import { breathing } from './pace.ts';
import { problemOf } from './problem.ts';
import type { Rung } from './rung.ts';
import { scoreAll } from './scoreAll.ts';
import type { Problem, Session } from './session.ts';

/** What a run yields; the ladder adds its reports. */
export type RunResult = Omit<TrainingResult, 'backend' | 'rungs'>;

/**
 * Trains on a rung that is loaded, scores the validation rows after each epoch, and the job's sides at the end
 * by the weights that are kept. Throws `diverged`, or the signal's reason.
 */
export async function run(job: RunJob, rung: Rung, control: Control): Promise<RunResult> {
  const { spec, held, resume } = job;
  const { data } = held;
  const problem = problemOf(spec, data, resume);
  const clock = createClock(data.train.rows, spec.epochs, resume?.epoch ?? 0, control.onProgress);
  const breathe = breathing(control, clock, spec.epochs);
  const tools = { ...control, clock, breathe, backend: rung.backend };
  const { last, best, scored } = await withSession(rung, problem, async (session) => {
    const trained = await trainEpochs(session, problem, job, tools);
    const isKept = trained.best.epoch === trained.last.epoch;
    return {
      ...trained,
      scored: isKept ? await scoreAll(session, data, job.sides, breathe) : null,
    };
  });
  const [samplesPerSecond, seconds] = [clock.samplesPerSecond(), clock.seconds()];
  const kept = { ...problem, initial: best.weights, moments: null };
  return {
    parameters: countParameters(spec, data.vocabulary, data.train.numbers),
    ...{ history: last.history, samplesPerSecond, seconds },
    keptEpoch: best.epoch,
    stoppedEarly: last.epoch < spec.epochs,
    weights: best.weights,
    checkpoint: last,
    ...(scored ??
      (await withSession(rung, kept, (session) => scoreAll(session, data, job.sides, breathe)))),
  };
}

async function withSession<T>(
  rung: Rung,
  problem: Problem,
  use: (session: Session) => Promise<T>,
): Promise<T> {
  const session = await rung.createSession(problem);
  try {
    return await use(session);
  } finally {
    session.dispose();
  }
}
