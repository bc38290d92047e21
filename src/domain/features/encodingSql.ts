import type { SqlDialect } from '../recipe/dialect.ts';
import { ADDED } from '../recipe/names.ts';
import { FEATURE_TABLES, type SplitTable } from '../recipe/tables.ts';
import { ENCODING_STRENGTH, type Encoding, type Part } from './encodings.ts';

const { coded, computed, cells } = FEATURE_TABLES;
const ROW = ADDED.row;
/** Above any raw code, row count and block number. */
const RADIX = 2 ** 31;

/** The parts of some encodings, each once. */
export function partsOf(encodings: readonly Encoding[]): Part[] {
  const parts = new Map(encodings.flatMap((e) => e.parts).map((part) => [keyOf(part), part]));
  return [...parts.values()];
}

/**
 * SQL that makes the table `cells`: for the incidents of the split their row, their fold, whether they
 * train (then with their outcome) and the encodings' parts as numbers.
 * @param split the table of the sides
 * @param last SQL for the raw code of the last level that training knows, by the name of a clipped category
 */
export function cellsSql(
  split: SplitTable,
  parts: readonly Part[],
  last: ReadonlyMap<string, string>,
  sql: SqlDialect,
): string {
  const values = parts.map((part, i) => `${valueOf(part, last, sql)} as p${String(i)}`);
  return `${sql.makeTable(cells)}
select s.${ROW} as row, k.fold, s.side = 'train' as trains,
  case when s.side = 'train' then c.${ADDED.outcome} else 0 end as outcome,
  ${values.join(', ')}
from ${split} s join ${coded} c using (${ROW}) join ${computed} k using (${ROW})`;
}

/**
 * SQL that gives each row of `cells` its two numbers: `row`, `logit`, `seen`.
 * @param prior SQL for the share of all training rows that led to an arrest, a double
 */
export function encodingSql(
  encoding: Encoding,
  parts: readonly Part[],
  prior: string,
  sql: SqlDialect,
): string {
  const keys = parts.map(keyOf);
  const columns = encoding.parts.map(
    (part) => `cast(p${String(keys.indexOf(keyOf(part)))} as bigint)`,
  );
  const key = columns.reduce((sum, column) => `(${sum} * ${String(RADIX)} + ${column})`);
  const a = String(ENCODING_STRENGTH);
  const { float } = sql.types;
  return `with keyed as (select row, fold, trains, outcome, ${key} as key from ${cells}),
counted as (
  select key, fold, count(*) filter (where trains) as n, sum(outcome) as s from keyed group by key, fold
),
outside as (
  select key, fold, (sum(n) over own) - n as n, (sum(s) over own) - s as s from counted
  window own as (partition by key)
),
rates as (
  select key, fold, cast(ln((s + ${a} * ${prior}) / (n - s + ${a} * (1 - ${prior}))) as ${float}) as logit,
    cast(ln(1 + n) as ${float}) as seen
  from outside
)
select row, logit, seen from keyed join rates using (key, fold)`;
}

/** A part as a number without nulls. */
function valueOf(part: Part, last: ReadonlyMap<string, string>, sql: SqlDialect): string {
  if (part.from === 'block') return 'coalesce(k.block, 0)';
  const code = `${part.from === 'column' ? 'c' : 'k'}.${sql.identifier(part.name)}`;
  const most = last.get(part.name);
  return most === undefined ? code : `least(${code}, ${most})`;
}

function keyOf(part: Part): string {
  return part.from === 'block' ? part.from : `${part.from} ${part.name}`;
}
