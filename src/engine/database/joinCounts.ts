import { COORDINATE_STATES, coordinateCountsSql } from '../../domain/recipe/coordinates.ts';
import { DUCKDB } from '../../domain/recipe/dialect.ts';
import { matchSql, totalsSql } from '../../domain/recipe/joinCounts.ts';
import type {
  CoordinateCounts,
  JoinReceipt,
  PlaceCounts,
} from '../../domain/recipe/joinReceipt.ts';
import { placeCountsSql } from '../../domain/recipe/places.ts';
import type { JoinSpec } from '../../domain/recipe/recipe.ts';
import { keylessSql, type SmallTable } from '../../domain/recipe/smallTable.ts';
import type { Placing } from './place.ts';
import type { Session } from './session.ts';

/** What a join did, as far as the joined tables tell. */
export async function countJoin(session: Session, spec: JoinSpec) {
  const totals = await session.row('Counting the join', totalsSql(DUCKDB), (row) => ({
    rows: row.number('rows'),
    withoutOutcome: row.number('without_outcome'),
    withoutTime: row.number('without_time'),
    arrests: row.number('arrests'),
    firstDay: row.text('first_day'),
    lastDay: row.text('last_day'),
  }));
  const incidents = await session.row(
    'Counting incidents',
    'select count(*) as n from incidents',
    (row) => row.number('n'),
  );
  return {
    ...totals,
    incidents,
    weather: await matched(session, 'weather', spec),
    areas: await matched(session, 'areas', spec),
    withoutKey: {
      weather: await keyless(session, 'weather', spec),
      areas: await keyless(session, 'areas', spec),
    },
  } satisfies Partial<JoinReceipt>;
}

async function matched(session: Session, kind: SmallTable, spec: JoinSpec) {
  if (spec[kind].length === 0) return null;
  return session.row(`Checking the join with ${kind}`, matchSql(kind), (row) => ({
    matched: row.number('matched'),
    unmatched: row.number('unmatched'),
    fannedOut: 0,
  }));
}

/** Rows that a small table lost for want of a key. */
async function keyless(session: Session, kind: SmallTable, spec: JoinSpec) {
  if (spec[kind].length === 0) return 0;
  const sql = keylessSql(kind, spec[kind], DUCKDB);
  return session.row(`Counting rows of ${kind} without a key`, sql, (row) => row.number('n'));
}

export function coordinateCounts(session: Session): Promise<CoordinateCounts> {
  return session.row('Counting coordinates', coordinateCountsSql(), (row) => {
    const [usable = 0, blank = 0, zero = 0, outside = 0] = COORDINATE_STATES.map((_, i) =>
      row.number(`s${String(i)}`),
    );
    return { usable, blank, zero, outside };
  });
}

/** How the incidents came by their area, where outlines are in use. */
export async function placeCounts(
  session: Session,
  spec: JoinSpec,
  { target, choice }: Placing,
): Promise<PlaceCounts | null> {
  if (!choice) return null;
  const { outlines, property, standsFor } = choice;
  const says = { outlines, property, standsFor };
  if (target === null) {
    const sql = 'select count(_area_key) as coded, count(*) as n from incidents';
    return session.row('Counting areas', sql, (row) => {
      const byCode = row.number('coded');
      return { ...says, byCode, byPlace: 0, neither: row.number('n') - byCode, both: 0, agree: 0 };
    });
  }
  const sql = placeCountsSql(target, spec.areas.length > 0);
  return session.row('Counting places', sql, (row) => ({
    ...says,
    byCode: row.number('by_code'),
    byPlace: row.number('by_place'),
    neither: row.number('neither'),
    both: row.number('both'),
    agree: row.number('agree'),
  }));
}
