import type { Dataset } from '../../domain/features/matrix.ts';
import { FaultError } from '../../domain/fault.ts';
import { auc } from '../../domain/metrics/auc.ts';
import { initialWeights } from '../../domain/network/initial.ts';
import { countParameters, layersOf, listLayers } from '../../domain/network/layers.ts';
import { rowOrder, shuffle } from '../../domain/network/order.ts';
import { createRandom, STREAMS } from '../../domain/network/random.ts';
import type { NetworkSpec } from '../../domain/network/spec.ts';
import type {
  EpochRecord,
  NetworkWeights,
  TrainingJob,
  TrainingProgress,
  TrainingResult,
} from '../../domain/network/training.ts';
import type { OnProgress } from '../../domain/progress.ts';
import { SIDES } from '../../domain/recipe/recipe.ts';
import { createClock } from './clock.ts';
import { breathe, createPace } from './pace.ts';
import type { Rung } from './rung.ts';
import { score } from './score.ts';
import type { Problem, Session } from './session.ts';

/** What a run yields; the ladder adds its reports. */
export type RunResult = Omit<TrainingResult, 'backend' | 'rungs'>;

/** Trains on a rung that is loaded, scores the validation rows after each epoch, and all rows at the end. */
export async function run(
  { spec, data }: TrainingJob,
  rung: Rung,
  signal: AbortSignal,
  onProgress: OnProgress<TrainingProgress>,
): Promise<RunResult> {
  const { train, validation, vocabulary } = data;
  const problem = problemOf(spec, data);
  const session = await rung.createSession(problem);
  const order = rowOrder(train.rows);
  const random = createRandom(spec.seed, STREAMS.order);
  const stepsPerEpoch = problem.steps / spec.epochs;
  const clock = createClock(train.rows, spec.epochs, onProgress);
  const pace = createPace();
  const history: EpochRecord[] = [];
  let weights: NetworkWeights | null = null;

  const takeStep = (step: number) => {
    const from = (step % stepsPerEpoch) * spec.batchSize;
    const rows = order.subarray(from, from + spec.batchSize);
    session.step(rows, step);
    return rows.length;
  };

  const trainEpoch = async (epoch: number) => {
    shuffle(order, random);
    let [lossSum, step] = [0, (epoch - 1) * stepsPerEpoch];
    for (const end = epoch * stepsPerEpoch; step < end;) {
      const started = performance.now();
      let rows = 0;
      for (const stop = Math.min(end, step + pace.burst); step < stop; step++) {
        rows += takeStep(step);
      }
      const loss = await session.takeLoss();
      if (!Number.isFinite(loss)) throw new FaultError({ kind: 'diverged', epoch });
      lossSum += loss;
      const ms = performance.now() - started;
      pace.took(ms);
      clock.trained(rows, loss, ms);
      await breathe(signal);
    }
    return lossSum / train.rows;
  };

  try {
    for (let epoch = 1; epoch <= spec.epochs; epoch++) {
      const trainLoss = await trainEpoch(epoch);
      weights = await session.weights();
      // A rectifier may hide a weight that is no longer a number: some turn it into 0.
      if (!allFinite(weights)) throw new FaultError({ kind: 'diverged', epoch });
      const watched = await score(session, validation, signal);
      clock.scored(watched.ms);
      const validationAuc = auc(watched.scores, validation.outcomes);
      const record = { epoch, trainLoss, validationLoss: watched.loss, validationAuc };
      history.push(record);
      onProgress({ kind: 'epoch', record });
    }
    if (!weights) throw new Error('A run has at least one epoch.');
    const [samplesPerSecond, seconds] = [clock.samplesPerSecond(), clock.seconds()];
    return {
      parameters: countParameters(spec, vocabulary, train.numbers),
      history,
      samplesPerSecond,
      seconds,
      weights,
      ...(await scoreAll(session, data, signal)),
    };
  } finally {
    session.dispose();
  }
}

/** Scores every side of a dataset with the finished network. */
async function scoreAll(
  session: Session,
  data: Dataset,
  signal: AbortSignal,
): Promise<Pick<RunResult, 'rowIds' | 'scores' | 'scoreMs'>> {
  const started = performance.now();
  const rows = SIDES.reduce((sum, side) => sum + data[side].rows, 0);
  const rowIds = new Int32Array(rows);
  const scores = new Float32Array(rows);
  let at = 0;
  for (const side of SIDES) {
    rowIds.set(data[side].rowIds, at);
    scores.set((await score(session, data[side], signal)).scores, at);
    at += data[side].rows;
  }
  return { rowIds, scores, scoreMs: performance.now() - started };
}

/** What a job asks a rung to train. */
export function problemOf(spec: NetworkSpec, { train, vocabulary }: Dataset): Problem {
  const { fields, numbers } = train;
  const initial = initialWeights(spec, { vocabulary, fields, numbers });
  const steps = Math.ceil(train.rows / spec.batchSize) * spec.epochs;
  return { spec, train, vocabulary, initial, steps };
}

function allFinite(weights: NetworkWeights): boolean {
  return listLayers(layersOf(weights)).every((array) => array.every(Number.isFinite));
}
