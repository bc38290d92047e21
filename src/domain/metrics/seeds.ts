import { deviation } from './bootstrap.ts';

/** How a figure varies with the seed of the training. */
export interface SeedSpread {
  readonly runs: number;
  readonly mean: number;
  /** Standard deviation (n - 1); NaN for one run. */
  readonly deviation: number;
  readonly lowest: number;
  readonly highest: number;
}

/** The spread of one figure over runs that differ in their seed only. */
export function spreadOverSeeds(values: readonly number[]): SeedSpread {
  return {
    runs: values.length,
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    deviation: deviation(values),
    lowest: Math.min(...values),
    highest: Math.max(...values),
  };
}
