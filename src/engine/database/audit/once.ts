import type { JudgedOnce } from '../../../domain/audit/repeats.ts';
import { delongInterval, delongPaired } from '../../../domain/metrics/delong.ts';
import { lookupSql } from '../../../domain/recipe/lookup.ts';
import type { SplitTable } from '../../../domain/recipe/tables.ts';
import { forgetScores, storeScores } from '../scores.ts';
import type { Session } from '../session.ts';
import { readRows } from './rows.ts';

/** Scores that nobody keeps. */
export interface PassingScores {
  /** Which division of the incidents they are of. */
  readonly split: SplitTable;
  readonly rowIds: Int32Array;
  readonly scores: Float32Array;
  /** The column whose lookup table is judged beside them; null for none. */
  readonly lookup: string | null;
}

/** What the scores stand under while they are judged. */
const [NETWORK, LOOKUP] = ['passing network', 'passing lookup'];

/** Judges scores of the hold-out and lets them go. */
export async function judgeOnce(
  session: Session,
  { split, rowIds, scores, lookup }: PassingScores,
): Promise<JudgedOnce> {
  const models = lookup === null ? [NETWORK] : [NETWORK, LOOKUP];
  try {
    await storeScores(session, NETWORK, rowIds, scores);
    if (lookup !== null) {
      await forgetScores(session, LOOKUP);
      const sql = lookupSql(lookup, LOOKUP, split);
      await session.query(`Scoring the lookup table on ${lookup}`, sql);
    }
    const wanted = { side: 'holdout', split, models } as const;
    const rows = await readRows(session, 'Judging a repeated training', wanted);
    const [own = new Float64Array(), other] = rows.scores;
    const { outcomes } = rows;
    return {
      auc: delongInterval(own, outcomes),
      lookup: other ? delongInterval(other, outcomes) : null,
      difference: other ? delongPaired(own, other, outcomes) : null,
    };
  } finally {
    for (const model of models) await forgetScores(session, model);
  }
}
