import { numberPlaces } from '../features/encode.ts';
import { numberReader } from '../features/linked.ts';
import type { FeatureMatrix } from '../features/matrix.ts';
import { RESERVED_CODES, type FeaturePlan, type Field } from '../features/plan.ts';
import { driftOfCodes, driftVerdict, stabilityIndex, type DriftVerdict } from './drift.ts';
import { binCodes, massBins } from './massBins.ts';

/** How far one feature of new rows lies from that of the training rows. */
export interface FeatureDrift {
  readonly name: string;
  readonly kind: 'category' | 'number';
  /** The population stability index over `bins`, which the training rows gave. */
  readonly index: number;
  /**
   * What the index would be on average if nothing had moved: (bins - 1)(1/n + 1/m) for n training and m new
   * rows (Yurdakul and Naranjo 2020).
   */
  readonly byChance: number;
  readonly verdict: DriftVerdict;
  /** New rows without a value. */
  readonly missing: number;
  /** New rows with a level that no training row had, or too few; null for a number. */
  readonly unseen: number | null;
}

/** The most frequent levels have a bin each; of thousands of levels chance alone would make an alarm. */
const OWN_BINS = 20;
const NUMBER_BINS = 10;

/** The drift of every feature of a plan, the largest first. Both matrices are made by that plan. */
export function featureDrifts(
  plan: FeaturePlan,
  train: FeatureMatrix,
  fresh: FeatureMatrix,
): FeatureDrift[] {
  const places = numberPlaces(plan);
  const drifts = [
    ...plan.fields.map((field, at) => fieldDrift(field, at, train, fresh)),
    ...plan.numerics.map(({ name }, i) => {
      const { value, flag } = places[i]!;
      const [before, after] = [train, fresh].map((rows) => numbersIn(rows, value, flag));
      return numberDrift(name, before!, after!);
    }),
  ];
  return drifts.sort((a, b) => b.index - a.index);
}

function fieldDrift(
  { name, levels, offset }: Field,
  at: number,
  train: FeatureMatrix,
  fresh: FeatureMatrix,
): FeatureDrift {
  const own = Math.min(levels.length, OWN_BINS);
  const bins = RESERVED_CODES + own + (levels.length > own ? 1 : 0);
  const [before, after] = [train, fresh].map(({ rows, fields, codes }) => {
    const counts = new Float64Array(bins);
    // Levels stand by frequency, so that the last bin takes in the rest of them.
    for (let row = 0; row < rows; row++)
      counts[Math.min(codes[row * fields + at]! - offset, bins - 1)]!++;
    return counts;
  });
  const index = stabilityIndex(before!, after!);
  return {
    ...{ name, kind: 'category', index, verdict: driftVerdict(index) },
    byChance: chance(bins, train.rows, fresh.rows),
    missing: after![0]!,
    unseen: after![1]!,
  };
}

function numberDrift(name: string, before: Float64Array, after: Float64Array): FeatureDrift {
  const { codes, bins, tops } = massBins(before, NUMBER_BINS);
  const index = driftOfCodes(codes, binCodes(after, tops), bins);
  return {
    ...{ name, kind: 'number', index, verdict: driftVerdict(index), unseen: null },
    byChance: chance(bins, before.length, after.length),
    missing: after.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0),
  };
}

function chance(bins: number, train: number, fresh: number): number {
  return (bins - 1) * (1 / train + 1 / fresh);
}

/** A number of all rows; NaN where the plan flags it as missing. */
function numbersIn(matrix: FeatureMatrix, value: number, flag: number | null): Float64Array {
  const valueOf = numberReader(matrix, value);
  const flagOf = flag === null ? () => 0 : numberReader(matrix, flag);
  return Float64Array.from({ length: matrix.rows }, (_, row) =>
    flagOf(row) === 1 ? NaN : valueOf(row),
  );
}
