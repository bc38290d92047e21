/** Where a histogram's bars begin and end: bar i holds `edges[i] <= value < edges[i + 1]`. */
export interface BinPlan {
  readonly edges: readonly number[];
}

/** A histogram has no more bars than this, and two that rounding may add: 30. */
const MOST = 28;

const DAY_MS = 86_400_000;

/** Steps of a scale that people read easily, within a power of ten. */
const NICE = [1, 2, 5, 10];

/**
 * Bars of equal width between round numbers that hold everything from `low` to `high`.
 *
 * @param unit the least width, for what has no parts: a day in milliseconds; 0 for numbers
 */
export function planBins(low: number, high: number, unit = 0): BinPlan {
  for (let step = firstStep(low, high, unit); ; step = larger(step, unit)) {
    const first = Math.floor(round(low / step));
    const bars = Math.floor(round(high / step)) - first + 1;
    if (bars > MOST) continue;
    const edges = Array.from({ length: bars + 1 }, (_, i) => round((first + i) * step));
    // Rounding must not leave the ends outside.
    if (low < (edges[0] ?? low)) edges.unshift(round((first - 1) * step));
    if (high >= (edges.at(-1) ?? high)) edges.push(round((first + bars + 1) * step));
    return { edges };
  }
}

/** The bars of dates: whole days, from midnight. Epoch milliseconds. */
export function planDayBins(low: number, high: number): BinPlan {
  return planBins(low, high, DAY_MS);
}

function firstStep(low: number, high: number, unit: number): number {
  const least = high / MOST - low / MOST;
  if (least <= unit) return unit > 0 ? unit : 1;
  return niceAbove(least, unit);
}

function larger(step: number, unit: number): number {
  return niceAbove(step * 1.001, unit);
}

/** The smallest step of at least `least` that is 1, 2 or 5 times a power of ten (of the unit). */
function niceAbove(least: number, unit: number): number {
  const scale = unit > 0 ? unit : 1;
  const power = 10 ** Math.floor(Math.log10(least / scale));
  const factor = NICE.find((nice) => nice * power * scale >= least * (1 - 1e-9)) ?? 10;
  return round(factor * power * scale);
}

/** Without the tail that binary fractions leave: 41.660000000000004 is 41.66. */
function round(value: number): number {
  return Number(value.toPrecision(13));
}
