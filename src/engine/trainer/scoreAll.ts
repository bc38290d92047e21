import type { Dataset } from '../../domain/features/matrix.ts';
import type { TrainingResult } from '../../domain/network/training.ts';
import { SIDES } from '../../domain/recipe/recipe.ts';
import { score } from './score.ts';
import type { Session } from './session.ts';

/** Scores every side of a dataset with the finished network. */
export async function scoreAll(
  session: Session,
  data: Dataset,
  breathe: () => Promise<void>,
): Promise<Pick<TrainingResult, 'rowIds' | 'scores' | 'scoreMs'>> {
  const started = performance.now();
  const rows = SIDES.reduce((sum, side) => sum + data[side].rows, 0);
  const rowIds = new Int32Array(rows);
  const scores = new Float32Array(rows);
  let at = 0;
  for (const side of SIDES) {
    const matrix = data[side];
    rowIds.set(matrix.rowIds, at);
    await score(session, matrix, breathe, scores.subarray(at, at + matrix.rows));
    at += matrix.rows;
  }
  return { rowIds, scores, scoreMs: performance.now() - started };
}
