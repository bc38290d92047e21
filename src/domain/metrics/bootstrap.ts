import { createRandom } from '../network/random.ts';
import { ascendingValues } from './floats.ts';
import type { BlockPairs } from './blockPairs.ts';

/** A figure with its bootstrap interval (percentiles) and the spread of the replicates. */
export interface BootstrapInterval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly standardError: number;
  /** Replicates that had both classes, which the interval rests on. */
  readonly replicates: number;
}

export interface BootstrapOptions {
  readonly replicates: number;
  readonly seed: number;
  readonly level: number;
}

/** At 500 replicates the limits of 95 % move by about a tenth of a standard error from seed to seed. */
export const BOOTSTRAP: BootstrapOptions = { replicates: 500, seed: 1, level: 0.95 };

/** The random numbers' stream of block draws. */
const STREAM = 17;

/**
 * The block bootstrap of an AUC: whole blocks (weeks, say) are drawn with replacement, so that what
 * reports of one week share is drawn together (Field & Welsh 2007). NaN limits below two blocks.
 */
export function bootstrapAuc(
  pairs: BlockPairs,
  options: Partial<BootstrapOptions> = {},
): BootstrapInterval {
  return bootstrap([pairs], ([auc]) => auc!, options);
}

/** The same of the difference of two AUCs on the same rows and blocks, first minus second. */
export function bootstrapDifference(
  first: BlockPairs,
  second: BlockPairs,
  options: Partial<BootstrapOptions> = {},
): BootstrapInterval {
  if (first.blocks !== second.blocks) {
    throw new RangeError(
      `${first.blocks} blocks and ${second.blocks} blocks are not the same rows`,
    );
  }
  return bootstrap([first, second], ([a, b]) => a! - b!, options);
}

function bootstrap(
  models: readonly BlockPairs[],
  figure: (aucs: readonly number[]) => number,
  options: Partial<BootstrapOptions>,
): BootstrapInterval {
  const { replicates, seed, level } = { ...BOOTSTRAP, ...options };
  const { blocks } = models[0]!;
  const random = createRandom(seed, STREAM);
  const times = new Float64Array(blocks).fill(1);
  const value = figure(models.map((pairs) => weightedAuc(pairs, times)));
  const drawn = new Float64Array(replicates);
  let kept = 0;
  for (let r = 0; r < replicates; r++) {
    times.fill(0);
    for (let b = 0; b < blocks; b++) times[random.below(blocks)]!++;
    const found = figure(models.map((pairs) => weightedAuc(pairs, times)));
    if (!Number.isNaN(found)) drawn[kept++] = found;
  }
  const found = ascendingValues(drawn.subarray(0, blocks > 1 ? kept : 0));
  return {
    value,
    low: quantile(found, (1 - level) / 2),
    high: quantile(found, (1 + level) / 2),
    standardError: deviation(found),
    replicates: found.length,
  };
}

/** The AUC of rows whose blocks stand `times` over; NaN where a class is missing. */
export function weightedAuc(
  { blocks, wins, arrests, others }: BlockPairs,
  times: ArrayLike<number>,
): number {
  let sum = 0;
  let arrestsDrawn = 0;
  let othersDrawn = 0;
  for (let a = 0; a < blocks; a++) {
    const timesA = times[a]!;
    if (timesA === 0) continue;
    let inner = 0;
    for (let b = 0; b < blocks; b++) inner += wins[a * blocks + b]! * times[b]!;
    sum += timesA * inner;
    arrestsDrawn += timesA * arrests[a]!;
    othersDrawn += timesA * others[a]!;
  }
  return sum / (arrestsDrawn * othersDrawn);
}

/** The quantile between order statistics (Hyndman and Fan's seventh, as in numpy and R). */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const low = Math.floor(place);
  const below = sorted[low] ?? NaN;
  const above = sorted[Math.min(low + 1, sorted.length - 1)] ?? NaN;
  return below + (above - below) * (place - low);
}

/** The standard deviation of a sample (n - 1); NaN below two values. */
export function deviation(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  const mean = sum / values.length;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i]! - mean) ** 2;
  return values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : NaN;
}
