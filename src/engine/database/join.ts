import { FaultError } from '../../domain/fault.ts';
import type { OnProgress } from '../../domain/progress.ts';
import { DUCKDB } from '../../domain/recipe/dialect.ts';
import { compileJoin, TABLES, type JoinPlan } from '../../domain/recipe/join.ts';
import {
  fanOutSql,
  JOIN_KEYS,
  matchSql,
  totalsSql,
  type JoinReceipt,
} from '../../domain/recipe/joinReceipt.ts';
import type { JoinSpec, TableSpec } from '../../domain/recipe/recipe.ts';
import { identifier } from '../../domain/recipe/sql.ts';
import { columnOf, type ColumnRole } from '../../domain/table/column.ts';
import { castReceipts } from './casts.ts';
import { withFormats } from './formats.ts';
import type { Session } from './session.ts';

/** The columns that a join cannot do without. */
const NEEDED = {
  incidents: ['occurred at', 'outcome'],
  weather: ['day'],
  areas: ['area'],
} as const satisfies Record<string, readonly ColumnRole[]>;

export interface Joined {
  readonly plan: JoinPlan;
  readonly receipt: JoinReceipt;
}

/**
 * Makes the joined view and counts what became of every incident.
 * @throws {FaultError} `column-missing`, or `join-fans-out` where a key stands twice in a small table
 */
export async function join(
  session: Session,
  spec: JoinSpec,
  onProgress: OnProgress,
): Promise<Joined> {
  const start = performance.now();
  onProgress({ what: 'Reading dates and types' });
  const complete = await completeSpec(session, spec);
  const plan = compileJoin(complete, DUCKDB);
  for (const [i, statement] of plan.statements.entries()) {
    onProgress({ what: 'Joining', share: i / (plan.statements.length + 3) });
    await session.query('Joining', statement);
  }
  const weather = await matched(session, 'weather', complete.weather);
  const areas = await matched(session, 'areas', complete.areas);
  const casts = await castReceipts(session, complete, plan.columns);
  const withoutKey = {
    weather: await keyless(session, 'weather', complete.weather),
    areas: await keyless(session, 'areas', complete.areas),
  };
  const counted = await session.row('Counting the join', totalsSql(), (row) => ({
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
  const receipt = {
    incidents,
    ...counted,
    weather,
    areas,
    withoutKey,
    casts,
    ms: performance.now() - start,
  };
  return { plan, receipt };
}

/** Checks that the needed columns are there and finds how dates are written where that was changed. */
async function completeSpec(session: Session, spec: JoinSpec): Promise<JoinSpec> {
  const complete = async (table: TableSpec, kind: keyof typeof NEEDED): Promise<TableSpec> => {
    for (const role of NEEDED[kind]) {
      if (!columnOf(table.columns, role)) {
        throw new FaultError({ kind: 'column-missing', table: table.file, role });
      }
    }
    const rows = await session.row(
      'Counting rows',
      `select count(*) as n from ${identifier(table.source)}`,
      (row) => row.number('n'),
    );
    return { ...table, columns: await withFormats(session, table.source, rows, table.columns) };
  };
  return {
    ...spec,
    incidents: await complete(spec.incidents, 'incidents'),
    weather: spec.weather && (await complete(spec.weather, 'weather')),
    areas: spec.areas && (await complete(spec.areas, 'areas')),
  };
}

async function matched(session: Session, table: 'weather' | 'areas', spec: TableSpec | null) {
  if (!spec) return null;
  const purpose = `Checking the join with ${spec.file}`;
  const repeated = await session.row(purpose, fanOutSql(table), (row) => row.number('keys'));
  if (repeated > 0) {
    const key =
      columnOf(spec.columns, table === 'weather' ? 'day' : 'area')?.name ?? JOIN_KEYS[table];
    throw new FaultError({ kind: 'join-fans-out', table: spec.file, key, repeated });
  }
  const counts = await session.row(purpose, matchSql(table), (row) => ({
    matched: row.number('matched'),
    unmatched: row.number('unmatched'),
  }));
  return { ...counts, fannedOut: 0 };
}

/** Rows that a small table lost for want of a key. */
async function keyless(session: Session, table: 'weather' | 'areas', spec: TableSpec | null) {
  if (!spec) return 0;
  const sql = `select (select count(*) from ${identifier(spec.source)}) - (select count(*) from ${TABLES[table]}) as n`;
  return session.row(`Counting rows of ${spec.file} without a key`, sql, (row) => row.number('n'));
}
