import type { Table } from 'apache-arrow';
import { COORDINATE_STATES } from '../../../domain/recipe/coordinates.ts';
import {
  placeStatesSql,
  pointMatchesSql,
  pointScoresSql,
  pointsSql,
  type MapPoints,
} from '../../../domain/recipe/points.ts';
import type { Session } from '../session.ts';

/** The hold-out's predictions with their usable places, for the map. */
export async function mapPoints(session: Session, model: string): Promise<MapPoints> {
  const table = await session.query('Placing predictions', pointsSql(model));
  const states = await session.rows('Counting places', placeStatesSql(model), (row) => ({
    state: row.number('state'),
    n: row.number('n'),
  }));
  const inState = (name: (typeof COORDINATE_STATES)[number]) =>
    states.find(({ state }) => state === COORDINATE_STATES.indexOf(name))?.n ?? 0;
  return {
    rowIds: column(table, 'row', Int32Array),
    longitudes: column(table, 'lon', Float64Array),
    latitudes: column(table, 'lat', Float64Array),
    probabilities: column(table, 'probability', Float32Array),
    outcomes: column(table, 'outcome', Uint8Array),
    hours: column(table, 'hour', Int32Array),
    leftOff: { withoutPlace: inState('blank') + inState('zero'), outside: inState('outside') },
  };
}

/** A model's score of each point, in the points' order. */
export async function pointScores(session: Session, model: string): Promise<Float32Array> {
  const sql = pointScoresSql(model);
  return column(await session.query(`Reading the scores of ${model}`, sql), 'score', Float32Array);
}

/** Which points (1) a condition on the joined view holds for, in the points' order. */
export async function pointMatches(
  session: Session,
  model: string,
  condition: string,
): Promise<Uint8Array> {
  const sql = pointMatchesSql(model, condition);
  return column(await session.query('Filtering the map', sql), 'matches', Uint8Array);
}

interface NumberArray<A> {
  new (length: number): A & { set(values: ArrayLike<number>, offset?: number): void };
}

/** A column without nulls as one array of its own, batch by batch. */
export function column<A>(table: Table, name: string, Kind: NumberArray<A>): A {
  const values = new Kind(table.numRows);
  let end = 0;
  for (const part of table.getChild(name)?.data ?? []) {
    // Arrow's buffers may be longer than the batch that they hold.
    const numbers = part.values as ArrayLike<number> & { subarray(a: number, b: number): never };
    values.set(numbers.subarray(part.offset, part.offset + part.length), end);
    end += part.length;
  }
  return values;
}
