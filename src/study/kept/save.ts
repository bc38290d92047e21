import { FaultError, type Fault } from '../../domain/fault.ts';
import { toDocument } from '../document.ts';
import { keptBrushes } from '../explore.ts';
import { outlineFiles, requestOf } from '../files.ts';
import { rowsKey } from '../heldRows.ts';
import { showFault } from '../stages.ts';
import { study } from '../state.ts';
import { arraysOf, keepArrays } from './arrays.ts';
import { kept } from './current.ts';
import { hashOf, keepFiles } from './files.ts';
import { keeper } from './keeper.ts';
import { hold } from './lock.ts';
import { rememberInTab } from './tab.ts';

let underWay: Promise<void> | null = null;
let again = false;

/** Saves the study as it is now; asked again meanwhile, once more with what holds then. */
export function save(): Promise<void> {
  again = true;
  underWay ??= saveAll().finally(() => (underWay = null));
  return underWay;
}

/** Whether the study stands still enough to be saved: half of what is being read is no study. */
export function canSave(): boolean {
  const { load, join } = study.stages;
  return (
    !kept.opening &&
    load.phase !== 'running' &&
    join.phase !== 'running' &&
    (kept.id !== null || study.tables.length > 0 || study.outlines.length > 0)
  );
}

async function saveAll(): Promise<void> {
  while (again) {
    again = false;
    if (!canSave()) return;
    try {
      await saveOnce();
    } catch (error) {
      const fault = faultOf(error);
      Object.assign(kept, { state: 'failed', fault });
      showFault(fault);
      return;
    }
  }
}

async function saveOnce(): Promise<void> {
  const id = kept.id ?? (await begin());
  kept.state = 'saving';
  await keepArrays(study.models);
  // What is read by now is another study than when the arrays were asked for.
  if (!canSave()) return;
  await keeper.save(id, document());
  Object.assign(kept, { state: 'saved', fault: null });
  await keepFilesToo();
}

/** A study without its files is better than none: they are then asked for. */
async function keepFilesToo(): Promise<void> {
  try {
    await keepFiles(() => (again = true));
  } catch (error) {
    kept.keepFiles = 'never';
    showFault(faultOf(error));
  }
}

/** The study as a document, with its arrays and files as far as they are kept. */
export function document() {
  return toDocument(study, {
    ...{ name: kept.name, keepFiles: kept.keepFiles, brushes: keptBrushes() },
    ...{ requestOf, hashOf, arraysOf, rowsKey },
    outlinesFile(name) {
      const file = outlineFiles.get(name);
      if (!file) throw new Error(`the file of ${name} is no longer known`);
      return file;
    },
  });
}

/** The study of this tab gets a place of its own. */
async function begin(): Promise<string> {
  const id = crypto.randomUUID();
  await hold(id);
  kept.id = id;
  rememberInTab(id);
  return id;
}

function faultOf(error: unknown): Fault {
  const detail =
    error instanceof FaultError && error.fault.kind === 'unexpected'
      ? error.fault.detail
      : String(error);
  return { kind: 'not-kept', detail };
}
