import { cellKind } from './cellKind.ts';
import type { HeadRecord } from './headRecords.ts';

/** Rows below the first that it is held against. */
const ROWS = 60;
/** Share of a column's values of one kind that makes it a column of that kind. */
const MOSTLY = 0.8;

/**
 * Whether a table's first record names its columns: it does unless it looks like the rows below, with
 * values where they have values or texts that come again.
 */
export function guessHeader(records: readonly HeadRecord[]): boolean {
  const [first, ...rest] = records;
  if (!first) return true;
  const rows = rest.slice(0, ROWS);
  if (areYears(first.cells.slice(1))) return true;
  let points = 0;
  for (const [i, cell] of first.cells.entries()) {
    const below = rows
      .map(({ cells }) => cells[i] ?? null)
      .filter((text) => cellKind(text) !== 'blank');
    const kind = cellKind(cell);
    if (below.length === 0) continue;
    const values =
      below.filter((text) => cellKind(text) !== 'text').length >= MOSTLY * below.length;
    if (values) points += kind === 'text' ? 1 : kind === 'blank' ? -0.5 : -1;
    else if (kind === 'number' || kind === 'date') points -= 1;
    else if (kind !== 'blank' && below.includes(cell)) points -= 1;
  }
  return points >= 0;
}

/** Whether cells are years, all different, as in the header of a table with a column a year. */
function areYears(cells: readonly (string | null)[]): boolean {
  const years = new Set(cells.filter((cell) => /^(1[89]|20)\d\d$/.test(cell?.trim() ?? '')));
  return cells.length > 1 && years.size === cells.length;
}
