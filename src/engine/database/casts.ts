import { castOf, textOf } from '../../domain/recipe/cast.ts';
import { castColumns, castCountsSql } from '../../domain/recipe/castCounts.ts';
import { DUCKDB } from '../../domain/recipe/dialect.ts';
import type { JoinNames } from '../../domain/recipe/join.ts';
import type { JoinSpec, TableSpec } from '../../domain/recipe/recipe.ts';
import { identifier } from '../../domain/recipe/sql.ts';
import type { Column } from '../../domain/table/column.ts';
import type { CastReceipt } from '../../domain/table/receipt.ts';
import type { Session } from './session.ts';

const PURPOSE = 'Counting what could not be read';
const SHOWN_EXAMPLES = 5;

/** What the columns that take part lost when their texts were read as their types, file by file. */
export async function castReceipts(
  session: Session,
  spec: JoinSpec,
  names: JoinNames,
): Promise<CastReceipt[]> {
  const receipts: CastReceipt[] = [];
  for (const { table, columns } of castColumns(spec, names)) {
    receipts.push(...(await receiptsOf(session, table, columns)));
  }
  return receipts;
}

async function receiptsOf(
  session: Session,
  table: TableSpec,
  columns: readonly Column[],
): Promise<CastReceipt[]> {
  const { file, source, missing } = table;
  const read = await session.row(PURPOSE, castCountsSql(table, columns, DUCKDB), (row) =>
    columns.map((_, i) => ({
      blank: row.number(`blank${String(i)}`),
      failed: row.number(`failed${String(i)}`),
    })),
  );
  const receipts: CastReceipt[] = [];
  for (const [i, column] of columns.entries()) {
    const { blank, failed } = read[i] ?? { blank: 0, failed: 0 };
    const examples = failed > 0 ? await examplesOf(session, source, column, missing) : [];
    receipts.push({ table: file, column: column.name, blank, failed, examples });
  }
  return receipts;
}

function examplesOf(
  session: Session,
  source: string,
  column: Column,
  missing: readonly string[],
): Promise<string[]> {
  const text = textOf(column, DUCKDB, missing);
  const sql = `select distinct ${text} as text from ${identifier(source)}
where ${text} is not null and ${castOf(column, DUCKDB, missing)} is null order by 1 limit ${String(SHOWN_EXAMPLES)}`;
  return session.rows(PURPOSE, sql, (row) => row.text('text') ?? '');
}
