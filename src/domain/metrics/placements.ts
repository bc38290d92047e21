import { countClasses, type Classes } from './classes.ts';
import { ascending, forEachTie } from './ranks.ts';

/**
 * DeLong's structural components, each class in the order of its rows: for an arrest the share of
 * non-arrests that score below it, for a non-arrest the share of arrests above it, ties one half.
 */
export interface Placements {
  readonly arrests: Float64Array<ArrayBuffer>;
  readonly others: Float64Array<ArrayBuffer>;
}

/**
 * Placements by one sort. Sun and Xu (2014) take them as differences of mid-ranks over all rows and
 * within a class; counting both classes along the sorted rows gives the same numbers.
 * A NaN score has a NaN placement.
 */
export function placements(scores: ArrayLike<number>, outcomes: ArrayLike<number>): Placements {
  const classes = countClasses(scores, outcomes);
  const order = ascending(scores);
  const byRow = new Float64Array(order.length);
  let arrestsBelow = 0;
  let othersBelow = 0;
  forEachTie(scores, order, (from, to) => {
    let arrestsTied = 0;
    for (let i = from; i < to; i++) arrestsTied += outcomes[order[i]!]!;
    const othersTied = to - from - arrestsTied;
    const isNumber = !Number.isNaN(scores[order[from]!]);
    const ofArrest = (othersBelow + othersTied / 2) / classes.others;
    const ofOther = 1 - (arrestsBelow + arrestsTied / 2) / classes.arrests;
    for (let i = from; i < to; i++) {
      byRow[order[i]!] = isNumber ? (outcomes[order[i]!] ? ofArrest : ofOther) : NaN;
    }
    arrestsBelow += arrestsTied;
    othersBelow += othersTied;
  });
  return splitByClass(byRow, outcomes, classes);
}

/** A loop, because `filter` with a closure takes longer than the sort. */
function splitByClass(
  values: Float64Array,
  outcomes: ArrayLike<number>,
  classes: Classes,
): Placements {
  const arrests = new Float64Array(classes.arrests);
  const others = new Float64Array(classes.others);
  for (let row = 0, arrest = 0, other = 0; row < values.length; row++) {
    if (outcomes[row]) arrests[arrest++] = values[row]!;
    else others[other++] = values[row]!;
  }
  return { arrests, others };
}
