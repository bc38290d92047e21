import { tableFromArrays } from 'apache-arrow';
import { evaluate, type Evaluation } from '../../domain/evaluation.ts';
import { lookupSql } from '../../domain/recipe/lookup.ts';
import { literal } from '../../domain/recipe/sql.ts';
import type { Session } from './session.ts';

/** The name under which the network's scores stand in the table `scores`. */
export const NETWORK = 'network';

/** A column whose smoothed arrest rate is the baseline, under a name for people. */
export interface LookupBaseline {
  readonly name: string;
  readonly column: string;
}

/** Keeps the network's scores as a table keyed by row, so that everything after is a query. */
export async function storeScores(
  session: Session,
  rowIds: Int32Array,
  scores: Float32Array,
): Promise<void> {
  await session.query('Clearing scores', 'drop table if exists incoming');
  await session.database.insert(tableFromArrays({ row: rowIds, score: scores }), 'incoming');
  await session.query(
    'Storing scores',
    `create or replace table scores as
select cast(${literal(NETWORK)} as varchar) as model, row as _row, cast(score as double) as score from incoming`,
  );
  await session.query('Clearing scores', 'drop table incoming');
}

/** Scores the baselines on the hold-out and compares the network with them. */
export async function evaluateScores(
  session: Session,
  baselines: readonly LookupBaseline[],
): Promise<Evaluation> {
  for (const { name, column } of baselines) {
    await session.query(`Scoring the lookup table on ${column}`, lookupSql(column, name));
  }
  const outcomes = await holdout(session, 'Reading outcomes', NETWORK, 'j._outcome');
  const scored = async (name: string) => ({
    name,
    scores: await holdout(session, `Reading the scores of ${name}`, name, 'p.score'),
  });
  return evaluate(
    await scored(NETWORK),
    await Promise.all(baselines.map(({ name }) => scored(name))),
    outcomes,
  );
}

/** One column of the scored hold-out in row order. */
async function holdout(session: Session, purpose: string, model: string, column: string) {
  const sql = `select cast(${column} as double) as v from scores p join incidents j using (_row) join split s using (_row)
where s.side = 'holdout' and p.model = ${literal(model)} order by _row`;
  const values: unknown = (await session.query(purpose, sql)).getChild('v')?.toArray();
  return values instanceof Float64Array ? values : new Float64Array();
}
