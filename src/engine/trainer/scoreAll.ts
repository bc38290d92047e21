import type { Dataset } from '../../domain/features/matrix.ts';
import type { TrainingResult } from '../../domain/network/training.ts';
import type { Side } from '../../domain/recipe/recipe.ts';
import { score } from './score.ts';
import type { Session } from './session.ts';

/** Scores some sides of a dataset with the finished network. */
export async function scoreAll(
  session: Session,
  data: Dataset,
  sides: readonly Side[],
  breathe: () => Promise<void>,
): Promise<Pick<TrainingResult, 'rowIds' | 'scores' | 'outcomes' | 'scoreMs'>> {
  const started = performance.now();
  const rows = sides.reduce((sum, side) => sum + data[side].rows, 0);
  const rowIds = new Int32Array(rows);
  const scores = new Float32Array(rows);
  const outcomes = new Uint8Array(rows);
  let at = 0;
  for (const side of sides) {
    const matrix = data[side];
    rowIds.set(matrix.rowIds, at);
    outcomes.set(matrix.outcomes, at);
    await score(session, matrix, breathe, scores.subarray(at, at + matrix.rows));
    at += matrix.rows;
  }
  return { rowIds, scores, outcomes, scoreMs: performance.now() - started };
}
