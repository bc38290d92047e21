import { thresholdIndex, type ThresholdIndex } from './thresholds.ts';

/**
 * A ROC curve, point by point from (0, 0) to (1, 1). At point `i`, rows that score at least
 * `thresholds[i]` are called arrests; thresholds fall from Infinity.
 */
export interface RocCurve {
  readonly thresholds: Float64Array<ArrayBuffer>;
  readonly falsePositiveRate: Float64Array<ArrayBuffer>;
  readonly truePositiveRate: Float64Array<ArrayBuffer>;
}

/** One point per distinct score, after the one at (0, 0). Empty where a class is missing. */
export function rocCurve(scores: ArrayLike<number>, outcomes: ArrayLike<number>): RocCurve {
  return rocOf(thresholdIndex(scores, outcomes));
}

/** The same of rows that are counted up already. */
export function rocOf({ rows, arrests, scores, flagged, hits }: ThresholdIndex): RocCurve {
  const others = rows - arrests;
  if (arrests === 0 || others === 0) return emptyCurve(0);
  const curve = emptyCurve(scores.length + 1);
  curve.thresholds[0] = Infinity;
  for (let i = 0; i < scores.length; i++) {
    curve.thresholds[i + 1] = scores[i]!;
    curve.falsePositiveRate[i + 1] = (flagged[i]! - hits[i]!) / others;
    curve.truePositiveRate[i + 1] = hits[i]! / arrests;
  }
  return curve;
}

/**
 * At most `maxPoints` (two or more) of the curve's own points, both ends among them.
 *
 * The curve's length in city blocks (false plus true positive rate, 2 in all) is cut into
 * k = floor(maxPoints / 2) stretches, and each keeps its first and last point. What is dropped lies
 * in a box of half-perimeter 2 / k, so no point of the curve is further than 1 / (k sqrt 2) from
 * the thinned one, and the area between the two is at most 1 / (2 k).
 */
export function thin(curve: RocCurve, maxPoints: number): RocCurve {
  const points = curve.thresholds.length;
  if (points <= maxPoints) return curve;
  const stretches = Math.max(1, Math.floor(maxPoints / 2));
  const { falsePositiveRate, truePositiveRate } = curve;
  const perLength = stretches / 2;
  const kept: number[] = [];
  let before = -1;
  for (let i = 0; i < points; i++) {
    const length = falsePositiveRate[i]! + truePositiveRate[i]!;
    const stretch = Math.min(stretches - 1, Math.floor(length * perLength));
    if (stretch === before) continue;
    // The last of the stretch before, unless it was its first as well.
    if (i > 0 && kept.at(-1) !== i - 1) kept.push(i - 1);
    kept.push(i);
    before = stretch;
  }
  if (kept.at(-1) !== points - 1) kept.push(points - 1);
  return pick(curve, kept);
}

function emptyCurve(points: number): RocCurve {
  return {
    thresholds: new Float64Array(points),
    falsePositiveRate: new Float64Array(points),
    truePositiveRate: new Float64Array(points),
  };
}

function pick(curve: RocCurve, indices: ArrayLike<number>): RocCurve {
  const from = (column: Float64Array) => Float64Array.from(indices, (i) => column[i]!);
  return {
    thresholds: from(curve.thresholds),
    falsePositiveRate: from(curve.falsePositiveRate),
    truePositiveRate: from(curve.truePositiveRate),
  };
}
