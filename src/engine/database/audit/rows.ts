import type { Table } from 'apache-arrow';
import { ADDED } from '../../../domain/recipe/names.ts';
import type { Side } from '../../../domain/recipe/recipe.ts';
import { literal } from '../../../domain/recipe/sql.ts';
import { levelsCte, type LevelValue } from '../../../domain/recipe/levels.ts';
import { TABLES, type SplitTable } from '../../../domain/recipe/tables.ts';
import type { Session } from '../session.ts';

/** Which rows are read, and what of them. */
export interface RowsWanted {
  readonly side: Side;
  /** The table of the sides; the study's own unless it is named. `level` knows that one only. */
  readonly split?: SplitTable;
  /** Ids of models; only rows that all of them scored come. */
  readonly models?: readonly string[];
  /** Codes of these levels, numbered among all rows that take part. */
  readonly level?: LevelValue;
  /** A number of the joined view (as `j`) that is never null. */
  readonly number?: string;
  readonly where?: string;
}

/** Columns of the same rows in the same order, whatever that is. */
export interface Rows {
  /** One a model. */
  readonly scores: readonly Float64Array[];
  readonly outcomes: Uint8Array;
  readonly codes: Int32Array;
  readonly numbers: Float64Array;
}

/** Reads rows in one query, so that their columns belong together without a sort. */
export async function readRows(
  session: Session,
  purpose: string,
  { side, split = 'split', models = [], level, number, where }: RowsWanted,
): Promise<Rows> {
  const select = [
    `cast(j.${ADDED.outcome} as utinyint) as outcome`,
    ...models.map((_, i) => `cast(p${String(i)}.score as double) as s${String(i)}`),
    ...(level ? ['l.code as code'] : []),
    ...(number === undefined ? [] : [`cast(${number} as double) as number`]),
  ];
  const joins = [
    ...models.map((id, i) => {
      const alias = `p${String(i)}`;
      return `join scores ${alias} on ${alias}.${ADDED.row} = s.${ADDED.row} and ${alias}.model = ${literal(id)}`;
    }),
    ...(level ? [level.join, `join levels l on l.level = ${level.sql}`] : []),
  ];
  // What stands in the incidents' own table needs no look at the weather.
  const from = level || number !== undefined ? TABLES.joined : TABLES.incidents;
  const sql = `${level ? `with ${levelsCte(level)}\n` : ''}select ${select.join(', ')}
from ${split} s join ${from} j on j.${ADDED.row} = s.${ADDED.row}
${joins.join('\n')}
where s.side = ${literal(side)}${where === undefined ? '' : ` and ${where}`}`;
  const table = await session.query(purpose, sql);
  return {
    scores: models.map((_, i) => columnOf(table, `s${String(i)}`, Float64Array)),
    outcomes: columnOf(table, 'outcome', Uint8Array),
    codes: columnOf(table, 'code', Int32Array),
    numbers: columnOf(table, 'number', Float64Array),
  };
}

/** The texts of levels, by their codes. */
export function readLevels(
  session: Session,
  purpose: string,
  level: LevelValue,
): Promise<string[]> {
  const sql = `with ${levelsCte(level)}\nselect level from levels order by code`;
  return session.rows(purpose, sql, (row) => row.text('level') ?? '');
}

type Numbers = Float64Array | Int32Array | Uint8Array;

/** The typed array behind a column; empty where the query gave no rows or was not asked for it. */
function columnOf<A extends Numbers>(table: Table, name: string, type: new () => A): A {
  const values: unknown = table.getChild(name)?.toArray();
  return values instanceof type ? values : new type();
}
