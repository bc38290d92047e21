import { castOf, textOf } from '../../domain/recipe/cast.ts';
import { DUCKDB } from '../../domain/recipe/dialect.ts';
import { TABLES, type JoinedColumn } from '../../domain/recipe/join.ts';
import type { JoinSpec, TableSpec } from '../../domain/recipe/recipe.ts';
import { identifier } from '../../domain/recipe/sql.ts';
import type { Column } from '../../domain/table/column.ts';
import type { CastReceipt } from '../../domain/table/receipt.ts';
import type { Session } from './session.ts';

const PURPOSE = 'Counting what could not be read';
const SHOWN_EXAMPLES = 5;

/** What the columns of all joined tables lost when their texts were read as their types. */
export async function castReceipts(
  session: Session,
  spec: JoinSpec,
  columns: readonly JoinedColumn[],
): Promise<CastReceipt[]> {
  // The incidents' casts are not run twice: what is missing in the typed table is counted there.
  const names = new Map(
    columns.flatMap(({ name, table, column }) =>
      table === 'incidents' && column ? [[column.name, name] as const] : [],
    ),
  );
  const small = [spec.weather, spec.areas].filter((table) => table !== null);
  const receipts = await receiptsOf(session, spec.incidents, TABLES.incidents, ({ name }) =>
    identifier(names.get(name) ?? name),
  );
  for (const table of small) {
    const source = identifier(table.source);
    receipts.push(...(await receiptsOf(session, table, source, (c) => castOf(c, DUCKDB))));
  }
  return receipts;
}

/** @param typed gives a column's value in the table `from`, null where it is blank or unreadable */
async function receiptsOf(
  session: Session,
  table: TableSpec,
  from: string,
  typed: (column: Column) => string,
): Promise<CastReceipt[]> {
  const columns = table.columns.filter(({ type }) => type !== 'text' && type !== 'category');
  if (columns.length === 0) return [];
  const source = identifier(table.source);
  const blanks = await nullsOf(session, columns.map(textOf), source);
  const missing = await nullsOf(session, columns.map(typed), from);
  const receipts: CastReceipt[] = [];
  for (const [i, column] of columns.entries()) {
    const blank = blanks[i] ?? 0;
    const failed = (missing[i] ?? 0) - blank;
    const examples = failed > 0 ? await examplesOf(session, source, column) : [];
    receipts.push({ table: table.file, column: column.name, blank, failed, examples });
  }
  return receipts;
}

function nullsOf(session: Session, expressions: readonly string[], from: string) {
  const counts = expressions.map((e, i) => `count(*) - count(${e}) as m${String(i)}`);
  return session.row(PURPOSE, `select ${counts.join(',\n  ')} from ${from}`, (row) =>
    expressions.map((_, i) => row.number(`m${String(i)}`)),
  );
}

function examplesOf(session: Session, source: string, column: Column): Promise<string[]> {
  const text = textOf(column);
  const sql = `select distinct ${text} as text from ${source}
where ${text} is not null and ${castOf(column, DUCKDB)} is null order by 1 limit ${String(SHOWN_EXAMPLES)}`;
  return session.rows(PURPOSE, sql, (row) => row.text('text') ?? '');
}
