import { settingsWords, tableWords } from '../domain/words/edits.ts';
import { amend, readWith } from './corrections.ts';
import { history, idNow, withoutMemory, type Edit } from './history.ts';
import { choose } from './join.ts';
import { note } from './log.ts';
import { study } from './state.ts';

/** A change in words: "split by time". */
export function editWords(edit: Edit): string {
  switch (edit.kind) {
    case 'settings':
      return settingsWords(edit.before, edit.after);
    case 'table':
      return tableWords(fileOf(edit.id), edit.before, edit.after);
    case 'reading':
      return `how ${fileOf(edit.id)} is read`;
    case 'filter':
      return 'the filter';
  }
}

/** Takes the last change back. */
export async function undo(): Promise<void> {
  const edit = history.done.at(-1);
  if (!edit) return;
  history.done = history.done.slice(0, -1);
  history.undone = [...history.undone, edit];
  note(`Undid: ${editWords(edit)}`, '');
  await apply(edit, 'before');
}

/** Does the change again that was taken back last. */
export async function redo(): Promise<void> {
  const edit = history.undone.at(-1);
  if (!edit) return;
  history.undone = history.undone.slice(0, -1);
  history.done = [...history.done, edit];
  note(`Did again: ${editWords(edit)}`, '');
  await apply(edit, 'after');
}

function apply(edit: Edit, to: 'before' | 'after'): Promise<void> {
  return withoutMemory(() => {
    switch (edit.kind) {
      case 'settings':
        return choose(edit[to]);
      case 'table':
        return amend(idNow(edit.id), edit[to]);
      case 'reading':
        return readWith(idNow(edit.id), edit[to]);
      case 'filter':
        return filterAgain(edit, to);
    }
  });
}

async function filterAgain(edit: Extract<Edit, { kind: 'filter' }>, to: 'before' | 'after') {
  const { brushAll } = await import('./explore.ts');
  brushAll(edit.cube, edit[to]);
}

function fileOf(id: number): string {
  return study.tables.find((table) => table.id === idNow(id))?.receipt.file ?? 'a table';
}
