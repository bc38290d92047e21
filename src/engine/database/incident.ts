import type { IncidentCard } from '../../domain/recipe/incident.ts';
import { identifier, literal } from '../../domain/recipe/sql.ts';
import { NETWORK } from './scores.ts';
import type { Session } from './session.ts';

/** An incident's card by its row, with the given columns of the file. */
export async function incidentCard(
  session: Session,
  source: string,
  columns: readonly string[],
  row: number,
): Promise<IncidentCard> {
  const facts = columns.map((name, i) => `f.${identifier(name)} as f${String(i)}`);
  const sql = `select ${['p.score as score', 'j._outcome as outcome', ...facts].join(', ')}
from scores p join incidents j using (_row) join ${identifier(source)} f on f.rowid + 1 = j._row
where p.model = ${literal(NETWORK)} and _row = ${String(Math.trunc(row))}`;
  return session.row('Reading an incident', sql, (cells) => ({
    row,
    probability: cells.number('score'),
    arrested: cells.number('outcome') === 1,
    facts: columns.flatMap((label, i) => {
      const text = cells.text(`f${String(i)}`);
      return text === null ? [] : [{ label, text }];
    }),
  }));
}
