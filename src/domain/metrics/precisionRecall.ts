import type { ThresholdIndex } from './thresholds.ts';

/**
 * A precision-recall curve, a point per distinct score: rows that score at least `thresholds[i]`
 * are called arrests. Recall rises from the first point on.
 */
export interface PrecisionRecall {
  readonly thresholds: Float64Array<ArrayBuffer>;
  readonly recall: Float64Array<ArrayBuffer>;
  readonly precision: Float64Array<ArrayBuffer>;
}

/** Every point of the curve; empty without arrests. */
export function precisionRecall(index: ThresholdIndex): PrecisionRecall {
  const points = index.arrests > 0 ? index.scores.length : 0;
  const recall = new Float64Array(points);
  const precision = new Float64Array(points);
  for (let i = 0; i < points; i++) {
    recall[i] = index.hits[i]! / index.arrests;
    precision[i] = index.hits[i]! / index.flagged[i]!;
  }
  return { thresholds: index.scores.slice(0, points), recall, precision };
}

/**
 * Average precision: precision weighted by the recall that each threshold adds, without
 * interpolation (scikit-learn's definition). What guessing gives is the arrest rate. NaN without
 * arrests.
 */
export function averagePrecision({ arrests, flagged, hits }: ThresholdIndex): number {
  let sum = 0;
  let before = 0;
  for (let i = 0; i < hits.length; i++) {
    const found = hits[i]!;
    if (found === before) continue;
    sum += (found - before) * (found / flagged[i]!);
    before = found;
  }
  return sum / arrests;
}

/**
 * At most `maxPoints` (four or more) of the curve's own points. Recall is cut into equal stretches,
 * and each keeps its first and last point and those of lowest and highest precision, so that the
 * drawn line covers the same ground to the width of a stretch.
 */
export function thinPrecisionRecall(curve: PrecisionRecall, maxPoints: number): PrecisionRecall {
  const points = curve.recall.length;
  if (points <= maxPoints) return curve;
  const stretches = Math.max(1, Math.floor(maxPoints / 4));
  const kept = new Set<number>();
  const stretchOf = (i: number) =>
    Math.min(stretches - 1, Math.floor(curve.recall[i]! * stretches));
  for (let from = 0; from < points;) {
    let to = from;
    let low = from;
    let high = from;
    while (to + 1 < points && stretchOf(to + 1) === stretchOf(from)) {
      to++;
      if (curve.precision[to]! < curve.precision[low]!) low = to;
      if (curve.precision[to]! > curve.precision[high]!) high = to;
    }
    for (const i of [from, low, high, to].sort((a, b) => a - b)) kept.add(i);
    from = to + 1;
  }
  const at = [...kept];
  const pick = (column: Float64Array) => Float64Array.from(at, (i) => column[i]!);
  return {
    thresholds: pick(curve.thresholds),
    recall: pick(curve.recall),
    precision: pick(curve.precision),
  };
}
