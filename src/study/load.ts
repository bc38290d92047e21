import { FaultError } from '../domain/fault.ts';
import { fileKind } from '../domain/table/fileKind.ts';
import type { TableRole } from '../domain/table/column.ts';
import { asRole } from '../domain/cities/recognise.ts';
import { count, plural } from '../domain/words/format.ts';
import type { LoadedTable } from '../domain/table/receipt.ts';
import { database } from './engines.ts';
import { join } from './join.ts';
import { note } from './log.ts';
import { faultOf, invalidateAfter, progressOn, setStage, showFault } from './stages.ts';
import { study } from './state.ts';
import { tableOf } from './tables.ts';

/** A file that was dropped, made here or fetched. */
interface Incoming {
  readonly name: string;
  readonly data: Blob;
  readonly simulated: boolean;
}

/** Loads dropped files, one after the other, and joins what was recognised. A bad file harms no other. */
export async function loadFiles(files: readonly File[]): Promise<void> {
  await loadNamed(files.map((file) => ({ name: file.name, data: file, simulated: false })));
}

/** Generates the simulated city and loads it as if it had been dropped. */
export async function loadSample(): Promise<void> {
  setStage('load', { phase: 'running', progress: { what: 'Simulating a city' } });
  try {
    const files = await database.simulateCity();
    await loadNamed(files);
  } catch (error) {
    showFault(faultOf(error, 'simulating a city'));
    settle();
  }
}

let queue = Promise.resolve();

/** Loads files that were dropped, made or fetched; while others load they wait for their turn. */
export function loadNamed(files: readonly Incoming[]): Promise<void> {
  queue = queue.then(() => loadInTurn(files));
  return queue;
}

async function loadInTurn(files: readonly Incoming[]): Promise<void> {
  const start = performance.now();
  for (const file of files) {
    try {
      await loadFile(file);
    } catch (error) {
      showFault(faultOf(error, `loading ${file.name}`));
    }
  }
  study.loadMs += performance.now() - start;
  settle();
  if (tableOf('incidents')) await join();
}

async function loadFile(file: Incoming): Promise<void> {
  switch (fileKind(file.name)) {
    case 'table':
      return loadTable(file);
    case 'outlines':
      return loadOutlines(file);
    case null:
      throw new FaultError({ kind: 'file-kind-unknown', file: file.name });
  }
}

/** The files behind the tables, by the table's id: handles, not copies. */
const files = new Map<number, Incoming>();

/** After the database was lost: reads every file again, as the person had understood it. */
async function reload(): Promise<void> {
  const before = study.tables;
  note(
    'Reading the files again',
    'The database stopped and lost its memory; nothing else is lost.',
  );
  study.tables = [];
  study.joined = null;
  for (const old of before) {
    const file = files.get(old.id);
    files.delete(old.id);
    if (!file) continue;
    try {
      await loadTable(file);
      study.tables = study.tables.map((table, i, all) =>
        i === all.length - 1 ? { ...table, role: old.role, columns: old.columns } : table,
      );
    } catch (error) {
      showFault(faultOf(error, `loading ${file.name} again`));
    }
  }
  settle();
  reloading = false;
  // A join that brings the database down twice running is not tried a third time.
  if (tableOf('incidents') && ++losses <= 2) await join();
  if (study.stages.join.phase === 'done') losses = 0;
}
let losses = 0;
let reloading = false;
database.onLost(() => {
  if (reloading) return;
  reloading = true;
  queue = queue.then(reload);
});

async function loadTable(file: Incoming): Promise<void> {
  const report = progressOn('load');
  report({ what: `Reading ${file.name}` });
  const table = await database.loadTable(file, report);
  const { loaded, rejected, records, ms } = table.receipt;
  note(
    `Loaded ${file.name}`,
    `${count(loaded)} of ${count(records)} records, ${count(rejected)} rejected`,
    ms,
  );
  files.set(table.id, file);
  study.tables = [...study.tables.map((other) => yieldRole(other, table.role)), table];
  invalidateAfter('load');
}

async function loadOutlines(file: Incoming): Promise<void> {
  progressOn('load')({ what: `Reading ${file.name}` });
  study.outlines = await database.readOutlines(file);
  note(`Loaded ${file.name}`, plural(study.outlines.outlines.length, 'outline'));
}

/** A role has one table; the newer file takes it. */
function yieldRole(table: LoadedTable, role: TableRole): LoadedTable {
  return role !== 'unused' && table.role === role ? { ...table, role: 'unused' } : table;
}

/** Corrects what a table is. */
export async function setRole(id: number, role: TableRole): Promise<void> {
  study.tables = study.tables.map((table) =>
    table.id === id
      ? { ...table, role, columns: asRole(table.columns, role) }
      : yieldRole(table, role),
  );
  await corrected();
}

/** Corrects how a table's columns are understood. */
export async function setColumns(id: number, columns: LoadedTable['columns']): Promise<void> {
  study.tables = study.tables.map((table) => (table.id === id ? { ...table, columns } : table));
  await corrected();
}

/** Removes a table from the study. */
export async function removeTable(id: number): Promise<void> {
  study.tables = study.tables.filter((table) => table.id !== id);
  files.delete(id);
  await database.forgetTable(id);
  await corrected();
}

async function corrected(): Promise<void> {
  invalidateAfter('load');
  settle();
  if (tableOf('incidents')) await join();
}

function settle(): void {
  const found = tableOf('incidents');
  if (found) {
    setStage('load', { phase: 'done', line: plural(found.receipt.loaded, 'incident') });
  } else if (study.tables.length > 0) {
    setStage('load', {
      phase: 'done',
      line: `${plural(study.tables.length, 'table')}, no incidents yet`,
    });
  } else {
    setStage('load', { phase: 'ready' });
  }
}
