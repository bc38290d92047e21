import { FaultError, type Fault } from '../../domain/fault.ts';
import { toDocument } from '../document.ts';
import { keptBrushes } from '../explore.ts';
import { outlineFiles, requestOf } from '../files.ts';
import { rowsKey } from '../heldRows.ts';
import { dismissFault, showFault } from '../stages.ts';
import { study } from '../state.ts';
import { arraysOf, keepArrays } from './arrays.ts';
import { kept } from './current.ts';
import { hashOf, keepFiles } from './files.ts';
import { keeper } from './keeper.ts';
import { forgetLeft } from './leave.ts';
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
  const lost = await whyNot(keepArrays(study.models));
  // What is read by now is another study than when the arrays were asked for.
  if (!canSave()) return;
  await keeper.save(id, document());
  forgetLeft(id);
  // A study without a model's weights is better than none: all else of it is kept.
  if (lost) throw new FaultError({ kind: 'not-kept', what: 'model', detail: lost });
  if (kept.fault) dismissFault(kept.fault);
  Object.assign(kept, { state: 'saved', fault: null });
  await keepFilesToo();
}

/** A study without its files is better than none: they are then asked for. */
async function keepFilesToo(): Promise<void> {
  const lost = await whyNot(keepFiles(() => (again = true)));
  if (lost === null) return;
  kept.keepFiles = 'never';
  showFault({ kind: 'not-kept', what: 'files', detail: lost });
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
  if (error instanceof FaultError && error.fault.kind === 'not-kept') return error.fault;
  return { kind: 'not-kept', what: 'study', detail: detailOf(error) };
}

/** Why something did not succeed, or null where it did. */
async function whyNot(work: Promise<void>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    return detailOf(error);
  }
}

function detailOf(error: unknown): string {
  const isUnexpected = error instanceof FaultError && error.fault.kind === 'unexpected';
  return isUnexpected ? error.fault.detail : String(error);
}
