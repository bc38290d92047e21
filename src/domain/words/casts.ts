import type { CastReceipt } from '../table/receipt.ts';
import { count } from './format.ts';

/** Rows that are shown before the rest is folded away. */
const MOST_SHOWN = 8;

/** A table of what is missing or unreadable, worst first, in two parts: what is seen at once, and the rest. */
export interface CastTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly shown: readonly (readonly string[])[];
  readonly folded: readonly (readonly string[])[];
}

/**
 * What could not be read comes first, then what is blank most often. The file is named only where
 * there are several.
 */
export function castTable(casts: readonly CastReceipt[]): CastTable {
  const flawed = casts
    .filter(({ blank, failed }) => blank + failed > 0)
    .sort((a, b) => b.failed - a.failed || b.blank - a.blank);
  const unreadable = flawed.some(({ failed }) => failed > 0);
  const files = new Set(flawed.map(({ table }) => table)).size > 1;
  const columns = [
    ...['Column', 'Blank'],
    ...(unreadable ? ['Unreadable', 'For example'] : []),
    ...(files ? ['File'] : []),
  ];
  const rows = flawed.map(({ table, column, blank, failed, examples }) => [
    ...[column, count(blank)],
    ...(unreadable ? [count(failed), quoted(examples)] : []),
    ...(files ? [table] : []),
  ]);
  return {
    caption: unreadable
      ? 'What is missing or could not be read as its type'
      : 'What is missing; everything else could be read as its type',
    columns,
    shown: rows.slice(0, MOST_SHOWN),
    folded: rows.slice(MOST_SHOWN),
  };
}

function quoted(examples: readonly string[]): string {
  return examples.map((text) => `“${text.slice(0, 40)}”`).join(', ');
}
