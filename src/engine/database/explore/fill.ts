import type { Table } from 'apache-arrow';
import { MEASURES, type Tally } from '../../../domain/explore/tally.ts';

type Numbers = ArrayLike<number>;

/** Puts a result's counts where they belong: `at` gives the place of a row by its parts `p0`, `p1`. */
export function fillTally(
  tally: Tally,
  table: Table,
  at: (row: number, part: (i: number) => Numbers) => number,
): void {
  const parts = [0, 1].map((i) => numbersOf(table, `p${String(i)}`));
  const part = (i: number) => parts[i] ?? [];
  for (const measure of MEASURES) {
    const values = numbersOf(table, measure);
    for (let row = 0; row < table.numRows; row++) tally[measure][at(row, part)] = values[row]!;
  }
}

/** A result's column without nulls as plain numbers; nothing where there is none of that name. */
export function numbersOf(table: Table, name: string): Numbers {
  const column = table.getChild(name);
  return Array.from({ length: column?.length ?? 0 }, (_, row) => Number(column?.get(row)));
}
