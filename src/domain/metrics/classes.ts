/** How many rows led to an arrest and how many did not. */
export interface Classes {
  readonly arrests: number;
  readonly others: number;
}

/** Counts both classes (1 is an arrest), and insists that scores and outcomes are the same rows. */
export function countClasses(scores: ArrayLike<number>, outcomes: ArrayLike<number>): Classes {
  if (scores.length !== outcomes.length) {
    throw new RangeError(`${scores.length} scores for ${outcomes.length} outcomes`);
  }
  let arrests = 0;
  for (let row = 0; row < outcomes.length; row++) arrests += outcomes[row]!;
  return { arrests, others: outcomes.length - arrests };
}
