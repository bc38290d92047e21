import type { IncidentCard, IncidentSource } from '../../domain/recipe/incident.ts';
import { identifier, literal } from '../../domain/recipe/sql.ts';
import type { Session } from './session.ts';

/** An incident's card by its row in the join, with the given columns of its file and what a model said. */
export async function incidentCard(
  session: Session,
  model: string,
  files: readonly IncidentSource[],
  row: number,
): Promise<IncidentCard> {
  const { file, at } = fileOf(files, row);
  const facts = file.columns.map((name, i) => `f.${identifier(name)} as f${String(i)}`);
  const sql = `select ${['p.score as score', 'j._outcome as outcome', ...facts].join(', ')}
from scores p join incidents j using (_row), ${identifier(file.source)} f
where p.model = ${literal(model)} and _row = ${String(Math.trunc(row))} and f.rowid = ${String(at)}`;
  return session.row('Reading an incident', sql, (cells) => ({
    row,
    probability: cells.number('score'),
    arrested: cells.number('outcome') === 1,
    facts: file.columns.flatMap((label, i) => {
      const text = cells.text(`f${String(i)}`);
      return text === null ? [] : [{ label, text }];
    }),
  }));
}

/** The file that a row of the join comes from, and where it lies in there, from 0. */
function fileOf(files: readonly IncidentSource[], row: number) {
  let at = Math.trunc(row) - 1;
  for (const file of files) {
    if (at < file.rows) return { file, at };
    at -= file.rows;
  }
  throw new Error(`no file has row ${String(row)}`);
}
