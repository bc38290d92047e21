import * as tf from '@tensorflow/tfjs-core';
import { selfTestProblem } from './selfTestProblem.ts';
import { createBatches } from './batches.ts';
import type { Rung } from './rung.ts';
import { createSession } from './session.ts';

/** Most that a result may differ from float64's, relative to its size. float32 gives about 1e-6. */
const TOLERANCE = 1e-3;

/** Trains a tiny network on the current backend; answers what is wrong with it in words, or null. */
export async function selfTest(rung: Rung): Promise<string | null> {
  const { spec, rows, vocabulary, start, gradients, losses } = selfTestProblem();
  const ops = rung.createOperations(rows, vocabulary);
  const session = createSession(ops, spec, start);
  const batches = createBatches(rows, rows.rows);
  const order = Array.from({ length: rows.rows }, (_, row) => row);
  const batch = () => batches.take(order, 0, rows.rows);
  try {
    const found = tf.tidy(() => session.gradients(batch()));
    for (const [place, wanted] of gradients.entries()) {
      const values = (await found[place]?.data()) ?? [];
      const error = relativeError(Array.from(values), wanted);
      if (!(error <= TOLERANCE)) return `gradient ${place} is off by ${percent(error)}`;
    }
    tf.dispose(found);
    for (const [step, wanted] of losses.entries()) {
      tf.tidy(() => session.step(batch(), [], spec.learningRate));
      const loss = (await session.takeLoss()) / rows.rows;
      const error = Math.abs(loss - wanted) / wanted;
      if (!(error <= TOLERANCE)) return `the loss of step ${step + 1} is off by ${percent(error)}`;
    }
    return null;
  } finally {
    session.dispose();
    ops.dispose();
  }
}

/** Distance over length. */
function relativeError(found: readonly number[], wanted: ArrayLike<number>): number {
  const others = Array.from(wanted);
  const distance = Math.hypot(...others.map((value, i) => value - (found[i] ?? Number.NaN)));
  return distance / Math.max(Math.hypot(...others), 1e-12);
}

function percent(share: number): string {
  return `${(100 * share).toPrecision(3)} %`;
}
