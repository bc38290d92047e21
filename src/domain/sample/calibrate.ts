/** One influence on arrests: each row's level, and the arrest rate wanted for each level. */
export interface Factor {
  readonly levels: Uint16Array;
  /** NaN where no rate is wanted. */
  readonly rates: ArrayLike<number>;
}

/** Passes over all factors; rates move by less than a thousandth after these. */
const rounds = 5;
/** Holds back levels with few rows, in rows' worth of p (1 - p). */
const ridge = 2;
/** The longest step in log-odds, for levels whose rate is close to 0 or 1. */
const longestStep = 2;

/**
 * Arrest probabilities whose means come close to every wanted rate: a logistic model with one
 * offset per level, fitted by a Newton step for each factor in turn (raking on log-odds). The last
 * factor fits best. `lift` is added to all log-odds in the end.
 */
export function calibrate(rows: number, factors: readonly Factor[], lift = 0): Float64Array {
  const logOdds = new Float64Array(rows).fill(-1);
  for (let round = 0; round < rounds; round++) {
    for (const factor of factors) {
      const steps = stepsOf(logOdds, factor);
      for (let row = 0; row < rows; row++) logOdds[row]! += steps[factor.levels[row]!]!;
    }
  }
  return logOdds.map((value) => logistic(value + lift));
}

function stepsOf(logOdds: Float64Array, { levels, rates }: Factor): Float64Array {
  const count = new Float64Array(rates.length);
  const expected = new Float64Array(rates.length);
  const slope = new Float64Array(rates.length).fill(ridge);
  for (let row = 0; row < logOdds.length; row++) {
    const p = logistic(logOdds[row]!);
    const level = levels[row]!;
    count[level]!++;
    expected[level]! += p;
    slope[level]! += p * (1 - p);
  }
  return slope.map((value, level) => {
    if (Number.isNaN(rates[level])) return 0;
    const step = (rates[level]! * count[level]! - expected[level]!) / value;
    return Math.min(longestStep, Math.max(-longestStep, step));
  });
}

function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
