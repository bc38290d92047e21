import type { WeeklyBootstrap } from '../../../domain/audit/found.ts';
import { weekBlocks } from '../../../domain/audit/periods.ts';
import { countBlockPairs } from '../../../domain/metrics/blockPairs.ts';
import { bootstrapAuc, bootstrapDifference } from '../../../domain/metrics/bootstrap.ts';
import type { OnProgress } from '../../../domain/progress.ts';
import type { Session } from '../session.ts';
import { readRows } from './rows.ts';
import { DAYS } from './time.ts';

/** Stands for the day of rows without one: a week of their own, far from all others. */
const NO_DAY = -1_000_000;

/**
 * The block bootstrap by week of a model's AUC and of its differences from others'.
 * Rejects with an `AbortError` as soon as the signal has fired.
 */
export async function bootstrapWeeks(
  session: Session,
  shown: string,
  others: readonly string[],
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<WeeklyBootstrap> {
  const models = [shown, ...others];
  const number = `coalesce(${DAYS}, ${String(NO_DAY)})`;
  const wanted = { side: 'holdout', models, number } as const;
  const rows = await readRows(session, 'Reading scores by week', wanted);
  const { block, blocks } = weekBlocks(rows.numbers);
  const count = async (scores: Float64Array, i: number) => {
    const task = countBlockPairs(scores, rows.outcomes, block, blocks);
    return paced(task, signal, (share) => {
      onProgress({ what: 'Resampling whole weeks', share: (i + share) / models.length });
    });
  };
  const [own, ...rest] = rows.scores;
  const pairs = await count(own ?? new Float64Array(), 0);
  const auc = bootstrapAuc(pairs);
  const differences: WeeklyBootstrap['differences'][number][] = [];
  for (const [i, scores] of rest.entries()) {
    const by = bootstrapDifference(pairs, await count(scores, i + 1));
    differences.push({ id: others[i] ?? '', by });
  }
  return { weeks: blocks, auc, differences };
}

/** Runs a task that yields its progress, and lets messages in between: the one to stop among them. */
async function paced<T>(
  task: Generator<number, T>,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<T> {
  for (;;) {
    const { done, value } = task.next();
    if (done) return value;
    onShare(value);
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal.throwIfAborted();
  }
}
