import { keepCorrections } from './corrections.ts';
import { database } from './engines.ts';
import { outlineFiles, requests } from './files.ts';
import { inTurn, loadTable } from './load.ts';
import { kept } from './kept/current.ts';
import { note } from './log.ts';
import { faultOf, progressOn, showFault } from './stages.ts';
import { study } from './state.ts';
import type { LoadedTable } from '../domain/table/receipt.ts';

/** What brings the database down this often running is not tried again. */
const MOST_LOSSES = 2;
let losses = 0;
let waiting = false;

/** After the database was lost: reads every file again, as the person had understood it. */
export function recoverFromLoss(): void {
  database.onLost(() => {
    if (waiting) return;
    waiting = true;
    void inTurn(readAllAgain);
  });
}

async function readAllAgain(): Promise<void> {
  waiting = false;
  losses = study.stages.join.phase === 'done' ? 1 : losses + 1;
  const before = study.tables;
  progressOn('load')({ what: 'Reading the files again' });
  study.tables = [];
  study.joined = null;
  if (losses > MOST_LOSSES + 1) {
    // What is kept of the study stays as it is; what is loaded from now on is another one.
    kept.id = null;
    note('The files are not read again', 'The database stopped each time; load fewer rows.');
    return;
  }
  note(
    'Reading the files again',
    'The database stopped and lost its memory; nothing else is lost.',
  );
  for (const file of outlineFiles.values()) await database.readOutlines(file, true);
  for (const old of before) await tableAgain(old);
}

async function tableAgain(old: LoadedTable): Promise<void> {
  const request = requests.get(old.id);
  requests.delete(old.id);
  if (!request) return;
  try {
    const fresh = await loadTable(request);
    const kept = keepCorrections(fresh, old);
    // A join that brings the database down again and again waits for the person.
    const again = losses > MOST_LOSSES ? { ...kept, role: 'unused' as const } : kept;
    study.tables = study.tables.map((table) => (table.id === fresh.id ? again : table));
  } catch (error) {
    showFault(faultOf(error, `loading ${request.file.name} again`));
  }
}
