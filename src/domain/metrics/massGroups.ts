import type { ThresholdIndex } from './thresholds.ts';

/** Distinct scores `[from, to)` of an index (falling) with the rows and arrests that they hold. */
export interface ScoreGroup {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  readonly arrests: number;
  /** Sum of the rows' scores. */
  readonly scoreSum: number;
}

/**
 * Rows in at most `count` groups of about equal size. Group `k`, counted from the highest or the
 * lowest score, ends with the score that completes k / count of the rows; rows of equal score stay
 * together, so heavy ties make fewer and uneven groups. In falling order.
 */
export function massGroups(
  index: ThresholdIndex,
  count: number,
  countFrom: 'highest' | 'lowest',
): readonly ScoreGroup[] {
  const points = index.scores.length;
  const ends: number[] = [];
  if (countFrom === 'highest') {
    for (let i = 0, k = 1; i < points; i++) {
      const reached = Math.floor((index.flagged[i]! * count) / index.rows);
      if (reached >= k) ends.push(i + 1);
      k = Math.max(k, reached + 1);
    }
  } else {
    ends.push(points);
    for (let i = points - 1, k = 1; i > 0; i--) {
      const reached = Math.floor(((index.rows - index.flagged[i - 1]!) * count) / index.rows);
      if (reached >= k) ends.unshift(i);
      k = Math.max(k, reached + 1);
    }
  }
  return [...new Set(ends)].map((to, k, all) => scoreGroup(index, all[k - 1] ?? 0, to));
}

/** The rows of the distinct scores `[from, to)`. */
export function scoreGroup(index: ThresholdIndex, from: number, to: number): ScoreGroup {
  const upTo = (column: Uint32Array, i: number) => (i > 0 ? column[i - 1]! : 0);
  let scoreSum = 0;
  let before = upTo(index.flagged, from);
  for (let i = from; i < to; i++) {
    scoreSum += index.scores[i]! * (index.flagged[i]! - before);
    before = index.flagged[i]!;
  }
  return {
    from,
    to,
    rows: upTo(index.flagged, to) - upTo(index.flagged, from),
    arrests: upTo(index.hits, to) - upTo(index.hits, from),
    scoreSum,
  };
}
