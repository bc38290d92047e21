import { DUCKDB } from '../../../domain/recipe/dialect.ts';
import type { SplitSpec } from '../../../domain/recipe/recipe.ts';
import { splitSql } from '../../../domain/recipe/split.ts';
import { NOT_JOINED } from '../../../domain/scoring/fresh.ts';
import { STANDING_SQL } from '../../../domain/scoring/freshSql.ts';
import { numbersIn } from '../features/columns.ts';
import type { Session } from '../session.ts';

/** Where every row of the study's incidents stands, by row number; rows that were not joined say so. */
export async function standing(
  session: Session,
  split: SplitSpec,
): Promise<Uint8Array<ArrayBuffer>> {
  await session.query('Splitting', splitSql(split, DUCKDB));
  const table = await session.query('Reading where incidents stand', STANDING_SQL);
  const [rows, sides] = ['row', 'side'].map((name, i) => numbersIn(table.getChild(name), i));
  let last = 0;
  for (const row of rows!) last = Math.max(last, row);
  const found = new Uint8Array(last + 1).fill(NOT_JOINED);
  for (let i = 0; i < rows!.length; i++) found[rows![i]!] = sides![i]!;
  return found;
}
