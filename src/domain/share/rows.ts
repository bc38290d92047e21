import { NameBook, ADDED, DERIVED } from '../recipe/names.ts';
import type { JoinedColumn } from '../recipe/join.ts';
import { identifier, literal } from '../recipe/sql.ts';
import { TABLES } from '../recipe/tables.ts';

/** What the scored rows are to hold. */
export interface RowsRequest {
  /** The joined view's columns, in its order. */
  readonly columns: readonly JoinedColumn[];
  /** The models whose scores stand at the end, by id and by what they are called. */
  readonly models: readonly { readonly id: string; readonly name: string }[];
  /** All rows that took part, or the held-out ones alone, which no model has seen. */
  readonly side: 'holdout' | 'all';
}

/** How a cell is written: texts are tamed in CSV, a time is the local clock's. */
export type RowKind = 'text' | 'number' | 'truth' | 'time';

/** A column of the scored rows. */
export interface RowColumn {
  readonly name: string;
  readonly kind: RowKind;
  /** Its value of the joined row `j`, the row's side `s` and the scores `p0`, `p1`, … */
  readonly sql: string;
}

const ON_MAP = `j.${ADDED.coordinates} = 0`;

/** What every row has besides the joined columns. */
const OWN: readonly RowColumn[] = [
  { name: ADDED.row, kind: 'number', sql: `j.${ADDED.row}` },
  { name: '_side', kind: 'text', sql: 's.side' },
  { name: ADDED.at, kind: 'time', sql: `j.${ADDED.at}` },
  {
    name: ADDED.longitude,
    kind: 'number',
    sql: `case when ${ON_MAP} then j.${ADDED.longitude} end`,
  },
  { name: ADDED.latitude, kind: 'number', sql: `case when ${ON_MAP} then j.${ADDED.latitude} end` },
  { name: ADDED.outcome, kind: 'number', sql: `j.${ADDED.outcome}` },
];

/** The columns of the scored rows, in their order: the row itself, what was joined, the scores. */
export function rowColumns({ columns, models }: RowsRequest): readonly RowColumn[] {
  // The joined columns keep their names: the exported model finds them by name.
  const book = new NameBook(columns.map(({ name }) => name));
  return [
    ...OWN.map((own): RowColumn => ({ ...own, name: book.take(own.name, 'row') })),
    ...columns.map((column): RowColumn => ({
      name: column.name,
      kind: kindOf(column),
      sql: `j.${identifier(column.name)}`,
    })),
    ...models.map(({ name }, i): RowColumn => ({
      name: book.take(`predicted by ${name}`, 'score'),
      kind: 'number',
      sql: `p${String(i)}.score`,
    })),
  ];
}

/** SQL for the rows whose numbers lie from `from` to below `to`, each column as `c0`, `c1`, … */
export function rowsSql(request: RowsRequest, from: number, to: number): string {
  // Said of each table, so that each is read in that part only.
  const within = `${ADDED.row} >= ${String(from)} and ${ADDED.row} < ${String(to)}`;
  const select = rowColumns(request).map(
    ({ kind, sql }, i) => `${VALUES[kind](sql)} as c${String(i)}`,
  );
  const scores = request.models.map(
    ({ id }, i) =>
      `left join (select ${ADDED.row}, score from scores where model = ${literal(id)} and ${within}) p${String(i)} using (${ADDED.row})`,
  );
  return `select ${select.join(', ')}
from (select ${ADDED.row}, side from split where ${within}${ofSide(request)}) s
join (select * from ${TABLES.joined} where ${within}) j using (${ADDED.row})
${scores.join('\n')}
order by j.${ADDED.row}`;
}

/** SQL for how many rows there are, as `n`, and for the highest number of a row, as `last`. */
export function rowsSizeSql(request: RowsRequest): string {
  return `select count(*) as n, coalesce(max(${ADDED.row}), 0) as last from split where true${ofSide(request)}`;
}

const ofSide = ({ side }: RowsRequest) => (side === 'holdout' ? " and side = 'holdout'" : '');

/** A text as it is, everything else as a number: a truth as 0 or 1, a time as milliseconds since 1970. */
const VALUES: Readonly<Record<RowKind, (sql: string) => string>> = {
  text: (sql) => `cast(${sql} as varchar)`,
  number: (sql) => `cast(${sql} as double)`,
  truth: (sql) => `cast(cast(${sql} as integer) as double)`,
  time: (sql) => `cast(epoch_ms(cast(${sql} as timestamp)) as double)`,
};

const KINDS = {
  ...{ text: 'text', category: 'text', number: 'number', boolean: 'truth' },
  ...{ timestamp: 'time', date: 'time' },
} as const satisfies Record<string, RowKind>;

const DERIVED_KINDS = {
  ...(Object.fromEntries(DERIVED.map((name) => [name, 'number'])) as Record<string, RowKind>),
  Weekend: 'truth',
  Season: 'text',
} as Readonly<Record<string, RowKind>>;

function kindOf({ name, table, column }: JoinedColumn): RowKind {
  if (table === 'derived') return DERIVED_KINDS[name] ?? 'text';
  return column ? KINDS[column.type] : 'text';
}
