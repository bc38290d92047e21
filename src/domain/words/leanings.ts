import type { FeaturePlan } from '../features/plan.ts';
import type { InputWeights } from '../network/training.ts';

/** A column and its share of what all columns do to the first layer's sums. */
export interface Leaning {
  readonly name: string;
  /** 0 to 1. */
  readonly share: number;
}

/** The columns by what they add to the first layer's sums, the heaviest first; a number and its flag are one. */
export function leanings(plan: FeaturePlan, { fields, numbers }: InputWeights): Leaning[] {
  const named: [string, number][] = plan.fields.map(({ name }, i) => [name, fields[i] ?? 0]);
  let at = 0;
  for (const { name, flagMissing } of plan.numerics) {
    const width = flagMissing ? 2 : 1;
    // Of two inputs that move the sums apart, the squares add up.
    named.push([name, Math.hypot(...numbers.slice(at, at + width))]);
    at += width;
  }
  const all = named.reduce((sum, [, size]) => sum + size, 0);
  return named
    .map(([name, size]) => ({ name, share: all > 0 ? size / all : 0 }))
    .sort((a, b) => b.share - a.share);
}
