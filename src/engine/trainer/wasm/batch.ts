import { copyNumbers } from '../../../domain/features/linked.ts';
import type { FeatureMatrix } from '../../../domain/features/matrix.ts';
import type { Plan } from './plan.ts';

/** Copies rows of a matrix into the memory. */
export interface BatchWriter {
  /** Rows `rows[i]`, at most the plan's `batch`. Throws on a code past the vocabulary. */
  write(matrix: FeatureMatrix, rows: ArrayLike<number>): void;
}

/** Opens the plan's places for a batch. */
export function createBatchWriter(buffer: ArrayBufferLike, plan: Plan): BatchWriter {
  const { batch, fields, numbers, vocabulary } = plan;
  const codes = new Uint16Array(buffer, plan.codes, batch * fields);
  const values = new Float32Array(buffer, plan.values, batch * numbers);
  const outcomes = new Uint8Array(buffer, plan.outcomes, batch);

  return {
    write(matrix, rows) {
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
