import { ADDED } from '../../../domain/recipe/names.ts';
import { TABLES } from '../../../domain/recipe/tables.ts';
import type { Session } from '../session.ts';

/**
 * The table of coordinates with the code of the outlines around each, as CSV text: what the join's
 * script cannot work out by itself. Numbers are written so that they read back as the same.
 */
export async function locatedCsv(session: Session): Promise<string> {
  const { longitude, latitude, place } = ADDED;
  const columns = [longitude, latitude, place].join(', ');
  const sql = `select concat_ws(',', ${longitude}, ${latitude}, coalesce('"' || replace(${place}, '"', '""') || '"', '')) as line from ${TABLES.located}`;
  const lines = await session.rows('Writing located places', sql, (row) => row.text('line') ?? '');
  return [columns.replaceAll(' ', ''), ...lines, ''].join('\n');
}
