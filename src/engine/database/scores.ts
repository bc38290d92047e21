import { tableFromArrays } from 'apache-arrow';
import { backOffSql, lookupSql } from '../../domain/recipe/lookup.ts';
import { literal } from '../../domain/recipe/sql.ts';
import type { ScoreRows } from '../../domain/scoreRows.ts';
import type { Session } from './session.ts';

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

/** A model's scores of every row, as they were kept. */
export async function readScores(session: Session, model: string): Promise<ScoreRows> {
  const sql = `select _row, cast(score as float) as score from scores where model = ${literal(model)}`;
  const table = await session.query('Reading scores to keep them', sql);
  const rowIds: unknown = table.getChild('_row')?.toArray();
  const scores: unknown = table.getChild('score')?.toArray();
  return {
    // Copies: what the database answers with may be a view of more.
    rowIds: rowIds instanceof Int32Array ? rowIds.slice() : new Int32Array(),
    scores: scores instanceof Float32Array ? scores.slice() : new Float32Array(),
  };
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
