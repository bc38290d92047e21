import { normalQuantile } from './normal.ts';

/** A share with its confidence interval. */
export interface ShareInterval {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Wilson's score interval (1927) of `hits` in `rows`, inside 0..1 by itself; NaN for no rows. */
export function wilson(hits: number, rows: number, level = 0.95): ShareInterval {
  const z2 = normalQuantile((1 + level) / 2) ** 2;
  const share = hits / rows;
  const centre = (hits + z2 / 2) / (rows + z2);
  const reach = Math.sqrt(z2 * ((hits * (rows - hits)) / rows + z2 / 4)) / (rows + z2);
  // At the ends the two terms are equal, and rounding must not push past 0 or 1.
  const low = hits === 0 ? 0 : centre - reach;
  const high = hits === rows ? 1 : centre + reach;
  return rows > 0 ? { share, low, high } : { share: NaN, low: NaN, high: NaN };
}
