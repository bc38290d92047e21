import { tableFromArrays } from 'apache-arrow';
import { featureDrifts } from '../../../domain/audit/psi.ts';
import type { Dataset } from '../../../domain/features/matrix.ts';
import { takeRows } from '../../../domain/network/rows.ts';
import type { OnProgress } from '../../../domain/progress.ts';
import { alignColumns } from '../../../domain/recipe/align.ts';
import {
  NO_PART,
  NOT_JOINED,
  type FreshRequest,
  type FreshRows,
} from '../../../domain/scoring/fresh.ts';
import {
  AGAIN_COUNTS_SQL,
  againSql,
  freshSplitSql,
  ONCE_SQL,
  STANDING,
} from '../../../domain/scoring/freshSql.ts';
import { datasetOfSplit } from '../dataset.ts';
import type { Session } from '../session.ts';

/** Puts the new incidents through the plan; `ScoringEngine` says what comes. */
export async function makeFresh(
  session: Session,
  { sides, incidents, choice, plan }: FreshRequest,
  onProgress: OnProgress,
): Promise<{ dataset: Dataset; fresh: FreshRows }> {
  const start = performance.now();
  onProgress({ what: 'Looking which incidents are known' });
  const before = incidents.slice(0, -1).reduce((sum, { rows }) => sum + rows, 0);
  const again = againSql(incidents, alignColumns(incidents), before);
  await keepStanding(session, sides, before);
  await session.query('Looking which incidents are known', again);
  const known = new Array<number>(NO_PART + 1).fill(0);
  await session.rows('Counting known incidents', AGAIN_COUNTS_SQL, (row) => {
    const side = row.number('side');
    if (side <= NO_PART) known[side] = row.number('n');
  });
  for (const sql of ONCE_SQL) await session.query('Leaving each incident there once', sql);
  await session.query('Splitting', freshSplitSql(before));
  const { dataset } = await datasetOfSplit(session, choice, onProgress, {
    table: 'split',
    given: plan,
  });
  const { train, holdout, vocabulary } = dataset;
  onProgress({ what: 'Comparing with the training rows' });
  const drifts = featureDrifts(plan, train, holdout);
  // The trainer wants to see what rows are like, and nothing more of them.
  const one = Uint32Array.of(0);
  return {
    dataset: {
      ...{ vocabulary, holdout },
      train: takeRows(train, one),
      validation: takeRows(train, one),
    },
    fresh: { rows: holdout.rows, drifts, known, ms: performance.now() - start },
  };
}

/** The table of where the study's rows stand: those beyond the last that was joined were not either. */
async function keepStanding(session: Session, sides: Uint8Array, before: number): Promise<void> {
  const row = Int32Array.from({ length: before }, (_, i) => i + 1);
  const side = Uint8Array.from(row, (number) => sides[number] ?? NOT_JOINED);
  await session.query('Clearing away', `drop table if exists ${STANDING}`);
  await session.database.insert(tableFromArrays({ row, side }), STANDING);
}
