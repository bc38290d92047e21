import type { InternalModel, Vector } from 'ydf-training';
import type { Dataset } from '../../domain/features/matrix.ts';
import { SIDES } from '../../domain/recipe/recipe.ts';
import { columnReader, type TreeColumn } from '../../domain/trees/columns.ts';
import type { Encoding } from '../../domain/trees/encode.ts';
import { ARREST, columnName } from './fill.ts';

/** Rows that are scored at a time; the library holds so many. */
const CHUNK = 8_192;

/**
 * The probability of an arrest for every row, side by side in the order of `SIDES`. `onShare` hears
 * how much is done, 0 to 1.
 */
export function scoreSides(
  model: InternalModel,
  data: Dataset,
  columns: readonly TreeColumn[],
  encoding: Encoding,
  onShare: (share: number) => void,
): Float32Array<ArrayBuffer> {
  const asked = new Map(listOf(model.getInputFeatures()).map((f) => [f.name, f.internalIdx]));
  const used = columns.flatMap((column, index) => {
    const internal = asked.get(columnName(index));
    return internal === undefined ? [] : [{ column, internal }];
  });
  // Of its two classes, the more frequent first, it predicts the second.
  const predictsArrest = listOf(model.getLabelClasses())[1] === ARREST;
  const scores = new Float32Array(SIDES.reduce((sum, side) => sum + data[side].rows, 0));

  let end = 0;
  for (const side of SIDES) {
    const matrix = data[side];
    const readers = used.map(({ column, internal }) => ({
      internal,
      read: columnReader(column, matrix, encoding, side === 'train' ? 'training' : 'new'),
    }));
    for (let from = 0; from < matrix.rows; from += CHUNK) {
      const rows = Math.min(CHUNK, matrix.rows - from);
      model.newBatchOfExamples(rows);
      for (const { internal, read } of readers) {
        for (let row = 0; row < rows; row++) model.setNumerical(row, internal, read(from + row));
      }
      const predicted = model.predict();
      for (let row = 0; row < rows; row++) {
        const probability = predicted.get(row) ?? Number.NaN;
        scores[end++] = predictsArrest ? probability : 1 - probability;
      }
      predicted.delete();
      onShare(end / scores.length);
    }
  }
  return scores;
}

/** A list of the library's as an array of ours. */
function listOf<T>(vector: Vector<T>): readonly T[] {
  const list = Array.from({ length: vector.size() }, (_, i) => vector.get(i));
  vector.delete();
  return list.filter((item) => item !== undefined);
}
