import { tableFromArrays } from 'apache-arrow';
import { evaluate, type Evaluation } from '../../domain/evaluation.ts';
import { backOffSql, lookupSql } from '../../domain/recipe/lookup.ts';
import { literal } from '../../domain/recipe/sql.ts';
import type { Session } from './session.ts';

/** A model whose scores are kept: the id that they stand under, and its name for people. */
export interface ScoredModel {
  readonly id: string;
  readonly name: string;
}

/** The table of all scores, of which a model has one a row. */
const SCORES = 'create table if not exists scores (model varchar, _row integer, score double)';

/** Keeps a model's scores in a table keyed by row, so that everything after is a query. */
export async function storeScores(
  session: Session,
  model: string,
  rowIds: Int32Array,
  scores: Float32Array,
): Promise<void> {
  await session.query('Clearing scores', 'drop table if exists incoming');
  await session.database.insert(tableFromArrays({ row: rowIds, score: scores }), 'incoming');
  await forgetScores(session, model);
  const sql = `insert into scores select ${literal(model)}, row, score from incoming`;
  await session.query('Storing scores', sql);
  await session.query('Clearing scores', 'drop table incoming');
}

/** Removes a model's scores, if it has any. */
export async function forgetScores(session: Session, model: string): Promise<void> {
  await session.query('Making room for scores', SCORES);
  const sql = `delete from scores where model = ${literal(model)}`;
  await session.query('Clearing scores', sql);
}

/**
 * Scores every row by the smoothed arrest rates of a column's levels, or of several columns', the
 * coarsest first, where a finer key backs off to the coarser one.
 */
export async function scoreLookup(
  session: Session,
  model: string,
  columns: readonly string[],
): Promise<void> {
  await forgetScores(session, model);
  const [only, ...more] = columns;
  const sql =
    only !== undefined && more.length === 0 ? lookupSql(only, model) : backOffSql(columns, model);
  await session.query(`Scoring the lookup table on ${columns.join(', ')}`, sql);
}

/** Compares a model with others on the hold-out; all have scores of the same rows. */
export async function evaluateScores(
  session: Session,
  shown: ScoredModel,
  others: readonly ScoredModel[],
): Promise<Evaluation> {
  const outcomes = await holdout(session, 'Reading outcomes', shown.id, 'j._outcome');
  const scored = async ({ id, name }: ScoredModel) => ({
    name,
    scores: await holdout(session, `Reading the scores of ${name}`, id, 'p.score'),
  });
  return evaluate(await scored(shown), await Promise.all(others.map(scored)), outcomes);
}

/** One column of a model's scored hold-out in row order. */
async function holdout(session: Session, purpose: string, model: string, column: string) {
  const sql = `select cast(${column} as double) as v from scores p join incidents j using (_row) join split s using (_row)
where s.side = 'holdout' and p.model = ${literal(model)} order by _row`;
  const values: unknown = (await session.query(purpose, sql)).getChild('v')?.toArray();
  return values instanceof Float64Array ? values : new Float64Array();
}
