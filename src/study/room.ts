import type { LoadedTable } from '../domain/table/receipt.ts';
import { plural } from '../domain/words/format.ts';
import { database } from './engines.ts';
import { requests } from './files.ts';
import { note } from './log.ts';
import { study } from './state.ts';

/**
 * Makes room for newly loaded tables: a file that was dropped again takes its old table's place, and
 * incidents of another city put what was there before aside.
 */
export function makeRoom(batch: readonly LoadedTable[]): void {
  const fresh = new Set(batch.map(({ id }) => id));
  for (const old of study.tables) {
    if (!fresh.has(old.id) && batch.some((table) => isSameFile(table, old))) drop(old);
  }
  const incidents = batch.find(({ role }) => role === 'incidents');
  const before = study.tables.find(({ id, role }) => role === 'incidents' && !fresh.has(id));
  if (!incidents || !before || belongTogether(incidents, before)) return;
  const aside = study.tables.filter(({ id, role }) => !fresh.has(id) && role !== 'unused');
  study.tables = study.tables.map((table) =>
    aside.includes(table) ? { ...table, role: 'unused' } : table,
  );
  note('Put aside what belongs to other incidents', plural(aside.length, 'table'));
}

function isSameFile(a: LoadedTable, b: LoadedTable): boolean {
  return a.receipt.file === b.receipt.file && a.receipt.bytes === b.receipt.bytes;
}

function drop({ id, receipt }: LoadedTable): void {
  study.tables = study.tables.filter((table) => table.id !== id);
  requests.delete(id);
  void database.forgetTable(id);
  note(`Replaced ${receipt.file}`, 'It was loaded again.');
}

/** Whether two files of incidents are of one city, as far as is known. */
function belongTogether(a: LoadedTable, b: LoadedTable): boolean {
  return a.simulated === b.simulated && a.city === b.city;
}
