import {
  keepScoresSql,
  scoreCountsSql,
  SCORE_COLUMNS,
  whyUnfit,
} from '../../domain/cluster/scores.ts';
import { FaultError } from '../../domain/fault.ts';
import { DUCKDB } from '../../domain/recipe/dialect.ts';
import { SIDES, type Side, type SplitSpec } from '../../domain/recipe/recipe.ts';
import { dividedSql, splitSql } from '../../domain/recipe/split.ts';
import type { LoadedTable } from '../../domain/table/receipt.ts';
import { forgetScores } from './scores.ts';
import type { Session } from './session.ts';

/** The part of the database engine that a study needs to go to a cluster and back. */
export interface ClusterEngine {
  /** How many incidents a split would put on each side; nothing is divided anew. */
  sides(split: SplitSpec): Promise<Record<Side, number>>;
  /**
   * Divides the incidents and keeps the scores in a loaded table under a model's id; gives their number.
   * @throws {FaultError} `scores-unfit` where they are not of exactly these incidents; then nothing changes
   */
  takeScores(
    model: string,
    table: Pick<LoadedTable, 'source' | 'columns' | 'receipt'>,
    split: SplitSpec,
  ): Promise<number>;
}

/** Makes that part over the database's session. */
export function clusterEngine(session: () => Promise<Session>): ClusterEngine {
  return {
    sides: async (split) => sidesOf(await session(), split),
    takeScores: async (model, table, split) => takeScores(await session(), model, table, split),
  };
}

async function sidesOf(session: Session, split: SplitSpec): Promise<Record<Side, number>> {
  const counts = SIDES.map((side) => `count(*) filter (where side = '${side}') as ${side}`);
  const sql = `select ${counts.join(', ')} from (${dividedSql(split, DUCKDB)})`;
  return session.row('Counting the sides', sql, (row) => ({
    train: row.number('train'),
    validation: row.number('validation'),
    holdout: row.number('holdout'),
  }));
}

async function takeScores(
  session: Session,
  model: string,
  { source, columns, receipt }: Pick<LoadedTable, 'source' | 'columns' | 'receipt'>,
  split: SplitSpec,
): Promise<number> {
  const unfit = (detail: string) =>
    new FaultError({ kind: 'scores-unfit', file: receipt.file, detail });
  const lacking = SCORE_COLUMNS.filter((name) => !columns.some((column) => column.name === name));
  if (lacking.length > 0) throw unfit(`it has no column ${lacking.join(', ')}`);
  if (receipt.rejected > 0)
    throw unfit(`${String(receipt.rejected)} of its records cannot be read`);
  const counts = await session.row(
    'Comparing scores with the incidents',
    scoreCountsSql(source, split, DUCKDB),
    (row) => ({
      rows: row.number('rows'),
      unreadable: row.number('unreadable'),
      repeated: row.number('repeated'),
      unscored: row.number('unscored'),
      foreign: row.number('foreign_rows'),
      otherSide: row.number('other_side'),
      otherOutcome: row.number('other_outcome'),
    }),
  );
  const why = whyUnfit(counts);
  if (why !== null) throw unfit(why);
  await session.query('Splitting', splitSql(split, DUCKDB));
  await forgetScores(session, model);
  await session.query('Storing scores', keepScoresSql(source, model, DUCKDB));
  return counts.rows;
}
