import { FaultError } from '../../domain/fault.ts';
import { orderForEpoch } from '../../domain/network/order.ts';
import type { Clock } from './clock.ts';
import type { Pace } from './pace.ts';
import { stepsPerEpoch } from './problem.ts';
import type { Problem, Session } from './session.ts';

/** What lasts over the epochs of a run. */
export interface EpochTools {
  /** Room for the order of the rows. */
  readonly order: Uint32Array;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly breathe: () => Promise<void>;
}

/** Trains one epoch (from 1) in its own order; answers its mean log-loss. Throws `diverged`. */
export async function trainEpoch(
  session: Session,
  { spec, train }: Problem,
  epoch: number,
  { order, clock, pace, breathe }: EpochTools,
): Promise<number> {
  const steps = stepsPerEpoch(spec, train.rows);
  const before = (epoch - 1) * steps;
  orderForEpoch(order, spec.seed, epoch);
  let [lossSum, step] = [0, 0];
  while (step < steps) {
    const started = performance.now();
    const first = step;
    for (const stop = Math.min(steps, step + pace.burst); step < stop; step++) {
      const from = step * spec.batchSize;
      session.step(order.subarray(from, from + spec.batchSize), before + step);
    }
    const loss = await session.takeLoss();
    if (!Number.isFinite(loss)) throw new FaultError({ kind: 'diverged', epoch });
    lossSum += loss;
    const ms = performance.now() - started;
    pace.took(ms);
    const rows = Math.min(train.rows, step * spec.batchSize) - first * spec.batchSize;
    clock.trained(rows, loss, ms);
    await breathe();
  }
  return lossSum / train.rows;
}
