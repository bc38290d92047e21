import { Table, type Utf8, type Vector } from 'apache-arrow';
import { identifier } from '../../../domain/recipe/sql.ts';
import type { Session } from '../session.ts';
import { textVector } from '../textVector.ts';

export type TextRow = readonly (string | null)[];

/** Makes a table of texts without rows. */
export async function createTexts(
  session: Session,
  table: string,
  names: readonly string[],
): Promise<void> {
  const columns = names.map((name) => `${identifier(name)} varchar`).join(', ');
  await session.query(
    `Making ${table}`,
    `create or replace table ${identifier(table)} (${columns})`,
  );
}

/** Appends rows of texts to a table of that many columns. */
export async function appendTexts(
  session: Session,
  table: string,
  width: number,
  rows: readonly TextRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns: Record<string, Vector<Utf8>> = {};
  for (let i = 0; i < width; i++) {
    columns[`c${String(i)}`] = textVector(rows.map((row) => row[i] ?? null));
  }
  const incoming = `incoming_${table}`;
  await session.database.insert(new Table(columns), incoming);
  await session.query(
    `Adding rows to ${table}`,
    `insert into ${identifier(table)} select * from ${identifier(incoming)}`,
  );
  await session.query(`Tidying up after ${table}`, `drop table ${identifier(incoming)}`);
}

/** The rows of a small table of texts. */
export async function readTexts(session: Session, purpose: string, sql: string) {
  const table = await session.query(purpose, sql);
  const names = table.schema.fields.map(({ name }) => name);
  const columns = names.map((_, i) => table.getChildAt(i));
  const rows = Array.from({ length: table.numRows }, (_, row) =>
    columns.map((column) => {
      const cell: unknown = column?.get(row);
      return typeof cell === 'string' ? cell : null;
    }),
  );
  return { names, rows };
}
