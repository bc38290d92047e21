import type { Fault } from '../fault.ts';

/** A categorical feature. Code 0 is missing, 1 unknown or rare, 2 and on the levels in order. */
export interface Field {
  readonly name: string;
  /** Levels seen often enough in training rows, most frequent first. */
  readonly levels: readonly string[];
  /** Where the field's codes begin in the shared vocabulary. */
  readonly offset: number;
}

/** A numeric feature, standardised as (x - mean) / sd; missing becomes the mean. */
export interface Numeric {
  readonly name: string;
  readonly mean: number;
  readonly sd: number;
  /** A second number, 1 where it is missing, is added if training rows lack it. */
  readonly flagMissing: boolean;
}

/** How columns become numbers; everything in it was learned from training rows only. */
export interface FeaturePlan {
  readonly fields: readonly Field[];
  readonly numerics: readonly Numeric[];
  /** Rows of the first layer's table: all levels of all fields, with missing and unknown. */
  readonly vocabulary: number;
}

/** Codes before a field's first level: missing and unknown. */
export const RESERVED_CODES = 2;
/** A level seen less often in training counts as unknown, which is how "unknown" is learned. */
export const RARE_BELOW = 3;
/** The most levels that one field keeps, by frequency. */
export const MOST_LEVELS = 8_192;
/** Codes are 16-bit. */
const LARGEST_VOCABULARY = 2 ** 16;

/** Digits of a mean and a deviation: few enough that the order in which an engine sums does not show. */
export const STATISTIC_DIGITS = 9;
/** A deviation below this share of the mean is what sums leave of a constant. */
export const CONSTANT_BELOW = 1e-12;

/** A mean and a deviation as a plan has them; the deviation of a constant is 0. */
export function roundedStatistics(mean: number, sd: number): Pick<Numeric, 'mean' | 'sd'> {
  const rounded = (value: number) => Number(value.toPrecision(STATISTIC_DIGITS));
  const isConstant = sd <= CONSTANT_BELOW * Math.abs(mean);
  return { mean: rounded(mean), sd: isConstant ? 0 : rounded(sd) };
}

/** What was measured of a numeric column on training rows. */
export interface NumericStatistics {
  readonly name: string;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly missing: number;
}

/** Puts fitted levels and statistics into a plan. Constant and empty columns carry nothing and are left out. */
export function makePlan(
  levels: readonly { readonly name: string; readonly levels: readonly string[] }[],
  statistics: readonly NumericStatistics[],
): FeaturePlan {
  const fields: Field[] = [];
  let offset = 0;
  for (const { name, levels: texts } of levels) {
    if (texts.length === 0) continue;
    fields.push({ name, levels: texts, offset });
    offset += RESERVED_CODES + texts.length;
  }
  const numerics = statistics.flatMap(({ name, mean, sd, missing }) => {
    const rounded = roundedStatistics(mean ?? 0, sd ?? 0);
    return rounded.sd === 0 ? [] : [{ name, ...rounded, flagMissing: missing > 0 }];
  });
  return { fields, numerics, vocabulary: offset };
}

/** Numbers per row: each numeric feature and its flag, if it has one. */
export function numbersOf(plan: FeaturePlan): number {
  return plan.numerics.reduce((sum, { flagMissing }) => sum + (flagMissing ? 2 : 1), 0);
}

/** The names of everything that a plan turns into numbers. */
export function columnsOf({ fields, numerics }: FeaturePlan): readonly string[] {
  return [...fields, ...numerics].map(({ name }) => name);
}

/** What is wrong with a plan, if anything. */
export function faultOfPlan(plan: FeaturePlan): Fault | null {
  if (plan.vocabulary > LARGEST_VOCABULARY) {
    return { kind: 'vocabulary-too-large', levels: plan.vocabulary, limit: LARGEST_VOCABULARY };
  }
  if (plan.fields.length === 0 && plan.numerics.length === 0) return { kind: 'no-features' };
  return null;
}
