import { copyNumbers, ownNumbers } from '../../../domain/features/linked.ts';
import type { FeatureMatrix } from '../../../domain/features/matrix.ts';
import type { BatchPlace, Plan } from './plan.ts';

/** Copies rows of a matrix into the memory. */
export interface BatchWriter {
  /** Rows `rows[i]`, at most the plan's `batch`. Throws on a code past the vocabulary. */
  write(place: BatchPlace, matrix: FeatureMatrix, rows: ArrayLike<number>): void;
  /** What `touch` said of the last rows: nobody needs it, but no compiler may leave the reads out. */
  readonly touched: number;
}

/** Opens the plan's places for batches. */
export function createBatchWriter(buffer: ArrayBufferLike, plan: Plan): BatchWriter {
  const { batch, batches, fields, numbers, vocabulary } = plan;
  const open = (place: BatchPlace) => ({
    codes: new Uint16Array(buffer, batches[place].codes, batch * fields),
    values: new Float32Array(buffer, batches[place].values, batch * numbers),
    outcomes: new Uint8Array(buffer, batches[place].outcomes, batch),
  });
  const places = { 0: open(0), 1: open(1) };
  let touched = 0;

  return {
    get touched() {
      return touched;
    },
    write(place, matrix, rows) {
      const { codes, values, outcomes } = places[place];
      touched = touch(matrix, rows);
      let code = 0;
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i]!;
        const codesEnd = (row + 1) * fields;
        for (let from = row * fields; from < codesEnd; from++) {
          const level = matrix.codes[from]!;
          // The kernels would read it from some other place of the memory.
          if (level >= vocabulary) throw new RangeError(`Code ${level} is past the vocabulary.`);
          codes[code++] = level;
        }
        copyNumbers(matrix, row, values, i * numbers);
        outcomes[i] = matrix.outcomes[row]!;
      }
    },
  };
}

/**
 * Adds up a little of every row. Rows in random order are far from each other, and copied one after the
 * other each would be waited for; in a loop of reads alone the processor fetches many at a time.
 */
function touch(matrix: FeatureMatrix, rows: ArrayLike<number>): number {
  const { codes, values, outcomes, fields } = matrix;
  const own = ownNumbers(matrix);
  let sum = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const [code, value] = [row * fields, row * own];
    sum += outcomes[row]!;
    if (fields > 0) sum += codes[code]! + codes[code + fields - 1]!;
    if (own > 0) sum += values[value]! + values[value + own - 1]!;
  }
  return sum;
}
