import { watch } from 'vue';
import { study } from '../state.ts';
import { kept } from './current.ts';
import { leave } from './leave.ts';
import { canSave, document, save } from './save.ts';

/** After a change the next ones are waited for, this long; what is only a note in the log can wait longer. */
const WAIT_MS = { change: 300, note: 3_000 };

let timer: ReturnType<typeof setTimeout> | undefined;
let due = Infinity;

/** Saves the study after each change from now on, and when the page goes out of sight. */
export function saveChanges(): void {
  watch(
    () => [
      ...[study.tables, study.outlines, study.settings, study.models, study.shown],
      ...[study.features, study.filter, study.charts, study.threshold, study.opened],
      ...[study.stages.load.phase, study.stages.join.phase, study.stages.evaluate.phase],
      ...[kept.name, kept.keepFiles, kept.opening],
    ],
    () => saveSoon(WAIT_MS.change),
  );
  watch(
    () => study.log,
    () => saveSoon(WAIT_MS.note),
  );
  window.addEventListener('visibilitychange', () => {
    if (window.document.visibilityState === 'hidden' && due < Infinity) saveNow();
  });
  // Of what is not saved by then, nothing that takes its time comes to an end.
  window.addEventListener('pagehide', () => {
    const isSaved = kept.state === 'nothing' || kept.state === 'saved';
    if (!isSaved && kept.id !== null && canSave()) leave(kept.id, document());
  });
  saveSoon(WAIT_MS.change);
}

function saveSoon(wait: number): void {
  if (!canSave()) return;
  if (kept.state !== 'saving') kept.state = 'waiting';
  const at = performance.now() + wait;
  if (at >= due) return;
  due = at;
  clearTimeout(timer);
  timer = setTimeout(saveNow, wait);
}

function saveNow(): void {
  clearTimeout(timer);
  due = Infinity;
  void save();
}
