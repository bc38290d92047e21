import type { Numeric, NumericStatistics } from './plan.ts';

/**
 * Mean, population standard deviation and missing rows of a number, each value counted `weights[i]`
 * times, or once; NaN is missing.
 */
export function statisticsOf(
  name: string,
  values: Float64Array | Float32Array,
  weights: ArrayLike<number> | null = null,
): NumericStatistics {
  const weightOf = (i: number) => (weights ? (weights[i] ?? 0) : 1);
  let [rows, sum, missing] = [0, 0, 0];
  values.forEach((value, i) => {
    const weight = weightOf(i);
    if (Number.isNaN(value)) missing += weight;
    else [rows, sum] = [rows + weight, sum + weight * value];
  });
  if (rows === 0) return { name, mean: null, sd: null, missing };
  const mean = sum / rows;
  let squares = 0;
  values.forEach((value, i) => {
    if (!Number.isNaN(value)) squares += weightOf(i) * (value - mean) ** 2;
  });
  return { name, mean, sd: Math.sqrt(squares / rows), missing };
}

/** A value as a network gets it: in standard deviations from the mean, the mean where it is missing. */
export function standardised(value: number, { mean, sd }: Pick<Numeric, 'mean' | 'sd'>): number {
  return Number.isNaN(value) ? 0 : (value - mean) / sd;
}
