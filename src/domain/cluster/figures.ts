import { castCountsSql } from '../recipe/castCounts.ts';
import { COORDINATE_STATES, coordinateCountsSql } from '../recipe/coordinates.ts';
import type { SqlDialect } from '../recipe/dialect.ts';
import { matchSql, totalsSql } from '../recipe/joinCounts.ts';
import { placeCountsSql } from '../recipe/places.ts';
import { SIDES } from '../recipe/recipe.ts';
import { keylessSql } from '../recipe/smallTable.ts';
import { castsOfJoin } from './compile.ts';
import type { ClusterStudy } from './study.ts';

/** A query of one row, what its columns count, and what the tab counted. */
export interface FigureQuery {
  readonly sql: string;
  readonly says: readonly string[];
  readonly tab: readonly (number | string | null)[];
}

type Counted = readonly (readonly [says: string, tab: number | string | null])[];

/** Everything that the tab's receipts count of the join and the split, to be counted again elsewhere. */
export function figureQueries(study: ClusterStudy, sql: SqlDialect): FigureQuery[] {
  return [
    totals(study, sql),
    ...matches(study, sql),
    ...coordinates(study),
    ...places(study),
    ...dropped(study),
    ...casts(study, sql),
    ...sides(study),
  ];
}

function query(sql: string, counted: Counted): FigureQuery {
  return { sql, says: counted.map(([says]) => says), tab: counted.map(([, tab]) => tab) };
}

function totals({ receipt }: ClusterStudy, sql: SqlDialect): FigureQuery {
  return query(totalsSql(sql), [
    ['rows of the joined table', receipt.rows],
    ['incidents without an outcome', receipt.withoutOutcome],
    ['incidents without a time', receipt.withoutTime],
    ['arrests', receipt.arrests],
    ['first day', receipt.firstDay],
    ['last day', receipt.lastDay],
  ]);
}

function matches({ receipt, plan }: ClusterStudy, sql: SqlDialect): FigureQuery[] {
  return (['weather', 'areas'] as const).flatMap((kind) => {
    const counts = receipt[kind];
    if (!counts) return [];
    return [
      query(matchSql(kind), [
        [`incidents matched with ${kind}`, counts.matched],
        [`incidents not matched with ${kind}`, counts.unmatched],
      ]),
      query(keylessSql(kind, plan.found.spec[kind], sql), [
        [`rows of ${kind} without a key`, receipt.withoutKey[kind]],
      ]),
    ];
  });
}

function coordinates({ receipt }: ClusterStudy): FigureQuery[] {
  const counts = receipt.coordinates;
  if (!counts) return [];
  const counted = COORDINATE_STATES.map(
    (state) => [`coordinates that are ${state}`, counts[state]] as const,
  );
  return [query(coordinateCountsSql(), counted)];
}

function places({ receipt, plan }: ClusterStudy): FigureQuery[] {
  const { target, spec } = plan.found;
  const counts = receipt.places;
  if (!counts || target === null) return [];
  return [
    query(placeCountsSql(target, spec.areas.length > 0), [
      ['incidents placed by their code', counts.byCode],
      ['incidents placed by their position', counts.byPlace],
      ['incidents not placed', counts.neither],
      ['incidents with a code and a position', counts.both],
      ['incidents whose code and position agree', counts.agree],
    ]),
  ];
}

function dropped({ receipt, plan }: ClusterStudy): FigureQuery[] {
  if (plan.found.spec.duplicates === 'keep') return [];
  const { dropped: rows } = receipt.duplicates;
  return [query('select count(*) as dropped from repeats', [['duplicates left away', rows]])];
}

function casts({ receipt, plan }: ClusterStudy, sql: SqlDialect): FigureQuery[] {
  return castsOfJoin(plan.found).map(({ table, columns }) => {
    const counted = columns.flatMap(({ name }) => {
      const one = receipt.casts.find((c) => c.table === table.file && c.column === name);
      return [
        [`${table.file}, ${name}: blank`, one?.blank ?? 0],
        [`${table.file}, ${name}: not of its type`, one?.failed ?? 0],
      ] as const;
    });
    return query(castCountsSql(table, columns, sql), counted);
  });
}

function sides({ sides: rows }: ClusterStudy): FigureQuery[] {
  if (!rows) return [];
  const counts = SIDES.map((side) => `count(*) filter (where side = '${side}') as ${side}`);
  return [
    query(
      `select ${counts.join(', ')} from split`,
      SIDES.map((side) => [`incidents on the side ${side}`, rows[side]]),
    ),
  ];
}
