import { castOf, textOf } from '../../domain/recipe/cast.ts';
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
  for (const kind of ['incidents', 'weather', 'areas'] as const) {
    for (const [i, file] of spec[kind].entries()) {
      const joined = new Set(names[kind].map(({ sources }) => sources[i]?.name));
      const columns = file.columns.filter(({ name, role }) => role !== null || joined.has(name));
      receipts.push(...(await receiptsOf(session, file, columns)));
    }
  }
  return receipts;
}

async function receiptsOf(
  session: Session,
  { file, source, missing }: TableSpec,
  used: readonly Column[],
): Promise<CastReceipt[]> {
  const columns = used.filter(({ type }) => type !== 'text' && type !== 'category');
  if (columns.length === 0) return [];
  const counts = columns.flatMap((column, i) => [
    `count(*) - count(${textOf(column, DUCKDB, missing)}) as b${String(i)}`,
    `count(*) - count(${castOf(column, DUCKDB, missing)}) as m${String(i)}`,
  ]);
  const sql = `select ${counts.join(',\n  ')} from ${identifier(source)}`;
  const read = await session.row(PURPOSE, sql, (row) =>
    columns.map((_, i) => ({
      blank: row.number(`b${String(i)}`),
      missing: row.number(`m${String(i)}`),
    })),
  );
  const receipts: CastReceipt[] = [];
  for (const [i, column] of columns.entries()) {
    const { blank, missing: lost } = read[i] ?? { blank: 0, missing: 0 };
    const failed = lost - blank;
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
