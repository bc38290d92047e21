import { tableFromArrays } from 'apache-arrow';
import type { FeatureChoice } from '../../../domain/features/choose.ts';
import { computedOf, type ComputedName } from '../../../domain/features/computed.ts';
import {
  BLOCK_NAMES,
  blocksSql,
  computedSql,
  numberedSql,
} from '../../../domain/features/computedSql.ts';
import { delayProblem, reportTimes } from '../../../domain/features/delay.ts';
import { FEWEST_SHARED, othersSql, SHARED_SQL } from '../../../domain/features/others.ts';
import type { LeftOut } from '../../../domain/features/receipt.ts';
import { DUCKDB } from '../../../domain/recipe/dialect.ts';
import type { RowKey } from '../../../domain/recipe/keys.ts';
import { FEATURE_TABLES } from '../../../domain/recipe/tables.ts';
import type { OnProgress } from '../../../domain/progress.ts';
import type { Session } from '../session.ts';
import { numbersIn } from './columns.ts';

/** A choice cut to what could be made, and what was left out of it. */
export interface Prepared {
  readonly choice: FeatureChoice;
  readonly leftOut: readonly LeftOut[];
}

/** Makes the table of computed features; no outcome takes part in it. */
export async function prepareComputed(
  session: Session,
  choice: FeatureChoice,
  onProgress: OnProgress,
): Promise<Prepared> {
  if (choice.computed.length === 0 && choice.encodings.length === 0) return { choice, leftOut: [] };
  const keyOf = (role: RowKey['role']) => choice.keys.find((key) => key.role === role);
  const wants = (after: 'delay' | 'others') =>
    choice.computed.some((name) => computedOf(name).after === after);
  onProgress({ what: 'Reading blocks' });
  const block = keyOf('block');
  for (const sql of blocksSql(block, DUCKDB)) await session.query('Reading blocks', sql);
  if (block) await session.query('Clearing names', DUCKDB.dictionary.drop(BLOCK_NAMES));
  onProgress({ what: 'Reading case numbers' });
  const problems = {
    delay: wants('delay') ? await makeDelays(session, keyOf('case number')) : null,
    others: wants('others') ? await makeOthers(session, choice.offence) : null,
  };
  const isMade = (name: ComputedName) => {
    const { after } = computedOf(name);
    return after === undefined || problems[after] === null;
  };
  const computed = choice.computed.filter(isMade);
  const has = {
    delay: computed.some((name) => computedOf(name).after === 'delay'),
    others: computed.some((name) => computedOf(name).after === 'others'),
  };
  onProgress({ what: 'Computing features' });
  await session.query('Computing features', computedSql(computed, has, DUCKDB));
  const encodings = choice.encodings.filter(({ parts }) =>
    parts.every((part) => part.from !== 'computed' || isMade(part.name)),
  );
  const leftOut = choice.computed.flatMap((name) => {
    const { after } = computedOf(name);
    const reason = after === undefined ? null : problems[after];
    return reason === null ? [] : [{ name, reason }];
  });
  return { choice: { ...choice, computed, encodings }, leftOut };
}

/** Makes the table of delays, unless there is a reason against it. */
async function makeDelays(session: Session, key: RowKey | undefined): Promise<string | null> {
  if (!key) return 'there are no case numbers';
  const table = await session.query('Ordering case numbers', numberedSql(key, DUCKDB));
  const [row, prefix, seconds] = ['row', 'prefix', 'seconds'].map((name, i) =>
    numbersIn(table.getChild(name), i),
  );
  if (!row || !prefix || !seconds || row.length === 0) return 'there are no case numbers';
  const times = reportTimes({ prefix, seconds });
  const problem = delayProblem({ prefix, seconds }, times);
  if (problem !== null) return problem;
  const delay = times.map((time, i) => time - seconds[i]!);
  await session.query('Clearing delays', 'drop table if exists reported');
  await session.database.insert(tableFromArrays({ row: Int32Array.from(row), delay }), 'reported');
  await session.query(
    'Keeping delays',
    `create or replace table ${FEATURE_TABLES.delays} as select row as _row, delay from reported`,
  );
  await session.query('Clearing delays', 'drop table reported');
  return null;
}

/** Makes the table of other offences at the same minute and place, unless that is rare. */
async function makeOthers(session: Session, offence: string | null): Promise<string | null> {
  if (offence === null) return 'there is no offence';
  await session.query('Looking for what was reported together', othersSql(offence, DUCKDB));
  const share = await session.row('Counting what was reported together', SHARED_SQL, (row) =>
    row.number('share'),
  );
  if (share >= FEWEST_SHARED) return null;
  return `only ${(100 * share).toFixed(1)} % of the incidents share minute and place with another`;
}
