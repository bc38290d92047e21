import { identifier } from '../../../domain/recipe/sql.ts';
import type { Reject } from '../../../domain/table/receipt.ts';
import type { Session } from '../session.ts';
import { appendTexts, createTexts, readTexts } from './texts.ts';

/** Rejects kept in a receipt; the database has them all. */
export const SHOWN_REJECTS = 100;

const COLUMNS = ['line', 'column', 'reason', 'text'] as const;

/** The database's table of what was rejected from a file. */
function rejectsOf(id: number): string {
  return `rejects_${String(id)}`;
}

/** Takes a file's rejects as they come, keeps them in the database, and the first of them at hand. */
export class RejectStore {
  readonly first: Reject[] = [];
  #made = false;

  constructor(
    readonly session: Session,
    readonly id: number,
  ) {}

  async add(rejects: readonly Reject[]): Promise<void> {
    if (rejects.length === 0) return;
    this.first.push(...rejects.slice(0, SHOWN_REJECTS - this.first.length));
    if (!this.#made) await createTexts(this.session, rejectsOf(this.id), COLUMNS);
    this.#made = true;
    const rows = rejects.map(({ line, column, reason, text }) => [
      String(line),
      column,
      reason,
      text,
    ]);
    await appendTexts(this.session, rejectsOf(this.id), COLUMNS.length, rows);
  }
}

/** All rejected records of a file, in its order. */
export async function allRejects(session: Session, id: number): Promise<Reject[]> {
  const there = await session.row(
    'Looking for rejects',
    `select count(*) as n from duckdb_tables() where table_name = '${rejectsOf(id)}'`,
    (row) => row.number('n'),
  );
  if (there === 0) return [];
  const { rows } = await readTexts(
    session,
    'Reading the rejects',
    `select * from ${identifier(rejectsOf(id))} order by rowid`,
  );
  return rows.map(([line, column, reason, text]) => ({
    ...{ line: Number(line), column: column ?? null },
    ...{ reason: reason ?? '', text: text ?? '' },
  }));
}

export async function forgetRejects(session: Session, id: number): Promise<void> {
  const sql = `drop table if exists ${identifier(rejectsOf(id))}`;
  await session.query('Removing rejects', sql);
}
