import type { AskedDimension } from '../../../domain/explore/dimension.ts';
import { partsOf } from '../../../domain/explore/dimension.ts';
import type { Pair, Profile } from '../../../domain/explore/profile.ts';
import { countSql, factsSql, fewer, PERCENTILES } from '../../../domain/explore/profileSql.ts';
import { emptyTally } from '../../../domain/explore/tally.ts';
import type { Session } from '../session.ts';
import { findDimension } from './dimensions.ts';
import { fillTally } from './fill.ts';

/** Parts that each side of a pair has at most, besides the one for all others. */
const MOST_OF_PAIR = 20;

/** Counts what a column of the joined view holds. @param where a filter's condition, or null */
export async function profileColumn(
  session: Session,
  asked: AskedDimension,
  where: string | null,
): Promise<Profile> {
  const dimension = await findDimension(session, asked);
  const purpose = `Counting the values of ${asked.column}`;
  const facts = await session.row(purpose, factsSql(dimension, where), (row) => {
    const rows = row.number('rows');
    const percentiles = PERCENTILES.map((p) => row.numberOrNull(`p${String(p)}`) ?? NaN);
    return {
      rows,
      missing: rows - row.number('filled'),
      distinct: row.number('distincts'),
      least: row.text('least'),
      greatest: row.text('greatest'),
      mean: row.numberOrNull('mean'),
      deviation: row.numberOrNull('deviation'),
      percentiles: percentiles.some(Number.isNaN) ? null : percentiles,
    };
  });
  const tally = emptyTally(partsOf(dimension) + 1);
  const table = await session.query(purpose, countSql([dimension], where));
  fillTally(tally, table, (row, part) => part(0)[row]!);
  return { dimension, facts, tally };
}

/** Counts incidents by two columns of the joined view. */
export async function profilePair(
  session: Session,
  asked: readonly [AskedDimension, AskedDimension],
  where: string | null,
): Promise<Pair> {
  const first = fewer(await findDimension(session, asked[0]), MOST_OF_PAIR);
  const second = fewer(await findDimension(session, asked[1]), MOST_OF_PAIR);
  const purpose = `Counting by ${first.column} and ${second.column}`;
  const table = await session.query(purpose, countSql([first, second], where));
  const width = partsOf(second) + 1;
  const tally = { ...emptyTally((partsOf(first) + 1) * width), width };
  fillTally(tally, table, (row, part) => part(0)[row]! * width + part(1)[row]!);
  return { first, second, tally };
}
