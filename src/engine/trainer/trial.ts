import { rowOrder } from '../../domain/network/order.ts';
import type { Rung } from './rung.ts';
import type { Problem } from './session.ts';

/** How long a trial may take, once the first step has warmed the rung up. */
const TRIAL_MS = 200;

/** Training rows a second of a rung that is loaded, on the study's own network and rows. */
export async function trial(rung: Rung, problem: Problem): Promise<number> {
  const { train, spec } = problem;
  const session = await rung.createSession(problem);
  const rows = rowOrder(Math.min(spec.batchSize, train.rows));
  let step = 0;
  const timed = async (steps: number): Promise<number> => {
    const started = performance.now();
    for (const end = step + steps; step < end; step++) session.step(rows, step % problem.steps);
    await session.takeLoss();
    return performance.now() - started;
  };
  try {
    await timed(1);
    const started = performance.now();
    let [steps, ms] = [1, await timed(1)];
    while (performance.now() - started + 2 * ms < TRIAL_MS) {
      steps *= 2;
      ms = await timed(steps);
    }
    return (steps * rows.length * 1000) / Math.max(ms, 0.001);
  } finally {
    session.dispose();
  }
}
