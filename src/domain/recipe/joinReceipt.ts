import type { JoinCounts } from '../report.ts';
import type { CastReceipt } from '../table/receipt.ts';
import { ADDED } from './names.ts';
import { TABLES } from './join.ts';

/** What a join did, counted: no incident is lost and none comes out twice. */
export interface JoinReceipt {
  readonly incidents: number;
  readonly rows: number;
  readonly weather: JoinCounts | null;
  readonly areas: JoinCounts | null;
  /** Incidents whose outcome is blank or none of the known values; they are shown but not learned from. */
  readonly withoutOutcome: number;
  readonly withoutTime: number;
  readonly arrests: number;
  /** First and last day, ISO 8601. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** Rows of the small tables that have no day (or area) and so join nothing. */
  readonly withoutKey: { readonly weather: number; readonly areas: number };
  readonly casts: readonly CastReceipt[];
  readonly ms: number;
}

/** The join key of each small table. */
export const JOIN_KEYS = { weather: ADDED.day, areas: ADDED.areaKey } as const;

/** SQL that gives `keys` repeated in a small table, and `incidents` that would come out more than once. */
export function fanOutSql(table: 'weather' | 'areas'): string {
  const key = JOIN_KEYS[table];
  return `with repeated as (select ${key} as k from ${TABLES[table]} group by 1 having count(*) > 1)
select (select count(*) from repeated) as keys,
  (select count(*) from ${TABLES.incidents} where ${key} in (select k from repeated)) as incidents`;
}

/** SQL that gives an incident's `matched` and `unmatched` counts against a small table. */
export function matchSql(table: 'weather' | 'areas'): string {
  const key = JOIN_KEYS[table];
  return `select count(*) filter (where found) as matched, count(*) filter (where not found) as unmatched
from (select coalesce(${key} in (select ${key} from ${TABLES[table]}), false) as found from ${TABLES.incidents})`;
}

/** SQL that gives the joined view's totals. */
export function totalsSql(): string {
  return `select count(*) as rows, count(*) filter (where ${ADDED.outcome} is null) as without_outcome,
  count(*) filter (where ${ADDED.at} is null) as without_time, count(*) filter (where ${ADDED.outcome} = 1) as arrests,
  strftime(min(${ADDED.day}), '%Y-%m-%d') as first_day, strftime(max(${ADDED.day}), '%Y-%m-%d') as last_day
from ${TABLES.joined}`;
}
