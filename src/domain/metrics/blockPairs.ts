import { countClasses } from './classes.ts';
import { ascending, forEachTie } from './ranks.ts';

/**
 * What the AUC of any resample of whole blocks of rows needs, once for all resamples: how many
 * pairs of an arrest of block `a` and a non-arrest of block `b` are in the right order, at
 * `wins[a * blocks + b]`, ties one half.
 */
export interface BlockPairs {
  readonly blocks: number;
  readonly wins: Float64Array<ArrayBuffer>;
  readonly arrests: Float64Array<ArrayBuffer>;
  readonly others: Float64Array<ArrayBuffer>;
}

/** Rows between two reports of progress. */
const PACE = 65_536;

/**
 * Counts the pairs along one sort, in O(arrests x blocks); yields the share done. `block` holds
 * each row's block, 0 to `blocks` - 1. Throws a RangeError where a row has no score or no block.
 */
export function* countBlockPairs(
  scores: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  block: ArrayLike<number>,
  blocks: number,
): Generator<number, BlockPairs> {
  countClasses(scores, outcomes);
  const wins = new Float64Array(blocks * blocks);
  const arrests = new Float64Array(blocks);
  const others = new Float64Array(blocks);
  // Non-arrests below the score at hand by block; those level with it stand in it by half.
  const below = new Float64Array(blocks);
  for (let row = 0; row < scores.length; row++) {
    const own = block[row] ?? -1;
    if (Number.isNaN(scores[row]) || !(own >= 0 && own < blocks)) {
      throw new RangeError(`Row ${row} has no score or no block.`);
    }
    (outcomes[row] ? arrests : others)[own]!++;
  }
  const order = ascending(scores);
  const runs = tieEnds(scores, order);
  let reported = 0;
  for (let run = 0, from = 0; run < runs.length; run++) {
    const to = runs[run]!;
    addHalf(order, from, to, outcomes, block, below);
    for (let i = from; i < to; i++) {
      const row = order[i]!;
      if (!outcomes[row]) continue;
      const start = block[row]! * blocks;
      for (let b = 0; b < blocks; b++) wins[start + b]! += below[b]!;
    }
    addHalf(order, from, to, outcomes, block, below);
    from = to;
    if (to - reported >= PACE) {
      reported = to;
      yield to / order.length;
    }
  }
  return { blocks, wins, arrests, others };
}

/** Counts one half of each non-arrest of a run of ties. */
function addHalf(
  order: Uint32Array,
  from: number,
  to: number,
  outcomes: ArrayLike<number>,
  block: ArrayLike<number>,
  below: Float64Array,
): void {
  for (let i = from; i < to; i++) {
    const row = order[i]!;
    if (!outcomes[row]) below[block[row]!]! += 0.5;
  }
}

function tieEnds(scores: ArrayLike<number>, order: Uint32Array): Uint32Array {
  const ends = new Uint32Array(order.length);
  let runs = 0;
  forEachTie(scores, order, (_from, to) => {
    ends[runs++] = to;
  });
  return ends.subarray(0, runs);
}
