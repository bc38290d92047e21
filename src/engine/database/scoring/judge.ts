import { tableFromArrays } from 'apache-arrow';
import { performanceOf } from '../../../domain/metrics/performance.ts';
import type { FreshScores, FreshVerdict } from '../../../domain/scoring/fresh.ts';
import { FRESH_SCORES, JUDGED_SQL } from '../../../domain/scoring/freshSql.ts';
import { numbersIn } from '../features/columns.ts';
import type { Session } from '../session.ts';

/** Keeps the scores by row, and judges those whose outcome is known. */
export async function judgeFresh(
  session: Session,
  rowIds: Int32Array,
  scores: Float32Array,
): Promise<FreshScores> {
  const rows = scores.length;
  const meanScore = meanOf(scores);
  await session.query('Clearing scores', `drop table if exists ${FRESH_SCORES}`);
  await session.database.insert(tableFromArrays({ row: rowIds, score: scores }), FRESH_SCORES);
  const table = await session.query('Reading scores with outcomes', JUDGED_SQL);
  if (table.numRows === 0) return { rows, meanScore, verdict: null };
  const [known, outcomes] = ['score', 'outcome'].map((name, i) =>
    numbersIn(table.getChild(name), i),
  );
  return { rows, meanScore, verdict: verdictOf(known!, outcomes!) };
}

function verdictOf(scores: ArrayLike<number>, outcomes: ArrayLike<number>): FreshVerdict | null {
  const rows = scores.length;
  const arrests = Array.from(outcomes).reduce((sum, outcome) => sum + outcome, 0);
  if (arrests === 0 || arrests === rows) return null;
  const { auc, losses, equalMass } = performanceOf(scores, outcomes);
  return {
    ...{ rows, arrests, auc, logLoss: losses.logLoss, meanScore: meanOf(scores) },
    ...{ bins: equalMass.bins, calibrationError: equalMass.error },
  };
}

function meanOf(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
}
