import type { EarlyStopping, Metric, NetworkSpec } from './spec.ts';
import type { EpochRecord } from './training.ts';

/** How a metric is read off an epoch, and which way is better. */
interface MetricRule {
  readonly of: (record: EpochRecord) => number;
  readonly isHigherBetter: boolean;
}

const METRIC_RULES: Readonly<Record<Metric, MetricRule>> = {
  auc: { of: ({ validationAuc }) => validationAuc, isHigherBetter: true },
  logLoss: { of: ({ validationLoss }) => validationLoss, isHigherBetter: false },
};

/** H2O's own choice for a classification. */
const DEFAULT_METRIC: Metric = 'logLoss';

/** Whether an epoch is better than another that came before; any is than one without a figure. */
export function isBetterEpoch(
  { earlyStopping }: Pick<NetworkSpec, 'earlyStopping'>,
  record: EpochRecord,
  than: EpochRecord,
): boolean {
  const { of, isHigherBetter } = METRIC_RULES[earlyStopping?.metric ?? DEFAULT_METRIC];
  const [now, before] = [of(record), of(than)];
  return Number.isNaN(before) || (isHigherBetter ? now > before : now < before);
}

/**
 * Whether a training has converged by H2O's rule: of the moving averages over `rounds` epochs, none of
 * the last `rounds` is better than the one before them by a share of `tolerance`. It needs twice as many
 * epochs as rounds.
 */
export function hasConverged(
  history: readonly EpochRecord[],
  { metric, rounds, tolerance }: EarlyStopping,
): boolean {
  if (history.length < 2 * rounds) return false;
  const { of, isHigherBetter } = METRIC_RULES[metric];
  const recent = history.slice(-2 * rounds).map(of);
  const averages = Array.from({ length: rounds + 1 }, (_, start) => {
    const window = recent.slice(start, start + rounds);
    return window.reduce((sum, value) => sum + value, 0) / rounds;
  });
  const [before = Number.NaN, ...last] = averages;
  return isHigherBetter
    ? Math.max(...last) <= before * (1 + tolerance)
    : Math.min(...last) >= before * (1 - tolerance);
}

/** Whether a training with this history has come to its end. */
export function isFinished(
  { epochs, earlyStopping }: Pick<NetworkSpec, 'epochs' | 'earlyStopping'>,
  history: readonly EpochRecord[],
): boolean {
  return (
    history.length >= epochs || (earlyStopping !== null && hasConverged(history, earlyStopping))
  );
}
