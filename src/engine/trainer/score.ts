import type { FeatureMatrix } from '../../domain/features/matrix.ts';
import { createPace } from './pace.ts';
import type { Session } from './session.ts';

/** Rows scored at a time at first. */
const CHUNK = 1024;

export interface Scored {
  /** Predicted probability of an arrest for each row. */
  readonly scores: Float32Array<ArrayBuffer>;
  /** Mean log-loss in nats, every row of the same weight; NaN without rows. */
  readonly loss: number;
  readonly ms: number;
}

/** Predicts every row of a matrix, without dropout, into `scores` if that is given. */
export async function score(
  session: Session,
  matrix: FeatureMatrix,
  breathe: () => Promise<void>,
  scores = new Float32Array(matrix.rows),
): Promise<Scored> {
  const started = performance.now();
  const pace = createPace();
  let lossSum = 0;

  for (let from = 0; from < matrix.rows;) {
    const burstStarted = performance.now();
    const to = Math.min(matrix.rows, from + pace.burst * CHUNK);
    const logits = await session.logits(matrix, from, to);
    for (let row = from; row < to; row++) {
      const z = logits[row - from]!;
      scores[row] = 1 / (1 + Math.exp(-z));
      lossSum += logLoss(z, matrix.outcomes[row]!);
    }
    from = to;
    pace.took(performance.now() - burstStarted);
    await breathe();
  }
  return { scores, loss: lossSum / matrix.rows, ms: performance.now() - started };
}

/** From the logit, so that no exponential overflows. */
function logLoss(z: number, outcome: number): number {
  return Math.max(z, 0) - z * outcome + Math.log1p(Math.exp(-Math.abs(z)));
}
