import { countClasses } from './classes.ts';
import { ascending } from './ranks.ts';
import type { ThresholdIndex } from './thresholds.ts';

/**
 * A threshold index of each group of rows, from one sort of all: 300 groups cost no more than one.
 * `group` holds each row's group, 0 to `groups` - 1. They share three buffers. Throws a RangeError
 * where a row has no score or no group.
 */
export function groupIndexes(
  scores: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  group: ArrayLike<number>,
  groups: number,
): readonly ThresholdIndex[] {
  countClasses(scores, outcomes);
  const starts = groupStarts(scores, group, groups);
  const ends = starts.slice(0, groups);
  const distinct = new Float64Array(scores.length);
  const flagged = new Uint32Array(scores.length);
  const hits = new Uint32Array(scores.length);
  const order = ascending(scores);
  for (let i = order.length - 1; i >= 0; i--) {
    const row = order[i]!;
    const own = group[row]!;
    const score = scores[row]!;
    const start = starts[own]!;
    let last = ends[own]! - 1;
    if (last < start || distinct[last] !== score) {
      last = ends[own]!++;
      distinct[last] = score + 0;
      flagged[last] = last > start ? flagged[last - 1]! : 0;
      hits[last] = last > start ? hits[last - 1]! : 0;
    }
    flagged[last]!++;
    hits[last]! += outcomes[row]!;
  }
  return Array.from(ends, (end, own): ThresholdIndex => {
    const start = starts[own]!;
    return {
      rows: starts[own + 1]! - start,
      arrests: end > start ? hits[end - 1]! : 0,
      scores: distinct.subarray(start, end),
      flagged: flagged.subarray(start, end),
      hits: hits.subarray(start, end),
    };
  });
}

/** Where each group's rows begin when rows lie group by group; their number at the end. */
function groupStarts(
  scores: ArrayLike<number>,
  group: ArrayLike<number>,
  groups: number,
): Uint32Array {
  const starts = new Uint32Array(groups + 1);
  for (let row = 0; row < scores.length; row++) {
    const own = group[row] ?? -1;
    if (Number.isNaN(scores[row]) || !(own >= 0 && own < groups)) {
      throw new RangeError(`Row ${row} has no score or no group.`);
    }
    starts[own + 1]!++;
  }
  for (let own = 0; own < groups; own++) starts[own + 1]! += starts[own]!;
  return starts;
}
