import {
  codedSql,
  dictionarySql,
  forgetDictionariesSql,
  levelTextsSql,
} from '../../../domain/features/coded.ts';
import { DUCKDB } from '../../../domain/recipe/dialect.ts';
import type { JoinedColumn } from '../../../domain/recipe/join.ts';
import type { JoinSpec } from '../../../domain/recipe/recipe.ts';
import type { Session } from '../session.ts';

/** Writes the incidents' columns down as codes, once a join: every network after it reads numbers only. */
export async function codeColumns(
  session: Session,
  spec: JoinSpec,
  columns: readonly JoinedColumn[],
  signal: AbortSignal,
): Promise<void> {
  const small = (['weather', 'areas'] as const).filter((table) => spec[table].length > 0);
  for (const statement of [
    ...dictionarySql(columns, DUCKDB),
    codedSql(columns, small, DUCKDB),
    levelTextsSql(columns, DUCKDB),
    ...forgetDictionariesSql(columns, DUCKDB),
  ]) {
    signal.throwIfAborted();
    await session.query('Coding categories', statement);
  }
}
