import { linkSql, SMALL_TABLES } from '../../../domain/features/coded.ts';
import type { FeatureChoice } from '../../../domain/features/choose.ts';
import type { SmallTable } from '../../../domain/recipe/smallTable.ts';
import { identifier } from '../../../domain/recipe/sql.ts';
import type { Session } from '../session.ts';

/** The chosen columns of a small table by the row's number, from 1; at 0 stands nothing at all. */
export interface SmallColumns {
  readonly table: SmallTable;
  readonly rows: number;
  readonly texts: ReadonlyMap<string, readonly (string | null)[]>;
  /** NaN where it is missing. */
  readonly numbers: ReadonlyMap<string, Float64Array<ArrayBuffer>>;
}

/** Reads what was chosen of weather and areas: as many values as there are days and areas, not incidents. */
export async function readSmallTables(
  session: Session,
  { columns, categories, numbers }: FeatureChoice,
): Promise<SmallColumns[]> {
  const read: SmallColumns[] = [];
  for (const table of SMALL_TABLES) {
    const of = (names: readonly string[]) =>
      names.filter((name) => columns.some((c) => c.name === name && c.table === table));
    const [texts, values] = [of(categories), of(numbers)];
    if (texts.length + values.length > 0) read.push(await readTable(session, table, texts, values));
  }
  return read;
}

async function readTable(
  session: Session,
  table: SmallTable,
  texts: readonly string[],
  values: readonly string[],
): Promise<SmallColumns> {
  const select = [
    ...texts.map((name, i) => `cast(${identifier(name)} as varchar) as t${String(i)}`),
    ...values.map((name, i) => `cast(${identifier(name)} as double) as v${String(i)}`),
  ];
  const sql = `select ${select.join(', ')} from ${table} order by ${linkSql(table)}`;
  const rows = await session.rows(`Reading ${table}`, sql, (row) => ({
    texts: texts.map((_, i) => row.text(`t${String(i)}`)),
    values: values.map((_, i) => row.numberOrNull(`v${String(i)}`) ?? Number.NaN),
  }));
  return {
    table,
    rows: rows.length,
    texts: new Map(texts.map((name, i) => [name, [null, ...rows.map((r) => r.texts[i] ?? null)]])),
    numbers: new Map(
      values.map((name, i) => [
        name,
        Float64Array.from([Number.NaN, ...rows.map((r) => r.values[i] ?? Number.NaN)]),
      ]),
    ),
  };
}
