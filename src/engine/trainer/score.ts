import * as tf from '@tensorflow/tfjs-core';
import type { FeatureMatrix } from '../../domain/features/matrix.ts';
import { rowOrder } from '../../domain/network/order.ts';
import { createBatches } from './batches.ts';
import { breathe, createPace } from './pace.ts';
import type { Session } from './session.ts';

/** Rows scored at a time. */
const CHUNK = 1024;

export interface Scored {
  /** Predicted probability of an arrest for each row. */
  readonly scores: Float32Array<ArrayBuffer>;
  /** Mean log-loss in nats; NaN without rows. */
  readonly loss: number;
  readonly ms: number;
}

/** Predicts every row of a matrix, without dropout. */
export async function score(
  session: Session,
  matrix: FeatureMatrix,
  signal: AbortSignal,
): Promise<Scored> {
  const started = performance.now();
  const size = Math.max(1, Math.min(CHUNK, matrix.rows));
  const batches = createBatches(matrix, size);
  const order = rowOrder(matrix.rows);
  const scores = new Float32Array(matrix.rows);
  const pace = createPace();
  let lossSum = 0;

  for (let from = 0; from < matrix.rows;) {
    const burstStarted = performance.now();
    const end = Math.min(matrix.rows, from + pace.burst * size);
    const chunks: { readonly from: number; readonly logits: tf.Tensor }[] = [];
    for (; from < end; from += size) {
      const to = Math.min(from + size, end);
      const logits = tf.tidy(() => session.logits(batches.take(order, from, to)));
      chunks.push({ from, logits });
    }
    for (const { from: first, logits } of chunks) {
      const values = await logits.data();
      logits.dispose();
      values.forEach((z, i) => {
        scores[first + i] = 1 / (1 + Math.exp(-z));
        lossSum += logLoss(z, matrix.outcomes[first + i] ?? 0);
      });
    }
    from = end;
    pace.took(performance.now() - burstStarted);
    await breathe(signal);
  }
  return { scores, loss: lossSum / matrix.rows, ms: performance.now() - started };
}

/** From the logit, so that no exponential overflows. */
function logLoss(z: number, outcome: number): number {
  return Math.max(z, 0) - z * outcome + Math.log1p(Math.exp(-Math.abs(z)));
}
