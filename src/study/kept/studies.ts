import { shallowReactive } from 'vue';
import type { StudySummary, UnreadableStudy } from '../../domain/study/summary.ts';
import { faultOf, showFault } from '../stages.ts';
import { study } from '../state.ts';
import { saveChanges } from './autosave.ts';
import { kept } from './current.ts';
import { keeper } from './keeper.ts';
import { forgetLeft } from './leave.ts';
import { held, hold } from './lock.ts';
import { save } from './save.ts';
import { openInTab, rememberInTab } from './tab.ts';
import { want } from './wanted.ts';

/** The studies on this machine, as far as they were looked at. */
export const shelf: {
  studies: readonly StudySummary[];
  unreadable: readonly UnreadableStudy[];
  /** Those that some tab has open. */
  open: ReadonlySet<string>;
  /** Bytes that this site takes and may take, as the browser estimates it. */
  usage: { readonly used: number; readonly quota: number } | null;
  /** Whether the browser has promised to keep them until the person deletes them. */
  persisted: boolean;
  /** The study that was last worked on, offered at the start. */
  offered: StudySummary | null;
  /** The study that another tab has open, when it was asked for here. */
  elsewhere: StudySummary | null;
} = shallowReactive({
  studies: [],
  unreadable: [],
  open: new Set<string>(),
  usage: null,
  persisted: false,
  offered: null,
  elsewhere: null,
});

/**
 * At the start: a tab that was reloaded goes on with its study; else the last one is offered. From then on
 * changes are saved. Where the browser keeps nothing, everything goes on without.
 */
export async function start(): Promise<void> {
  try {
    await look();
    await sweep();
    const before = shelf.studies.find(({ id }) => id === openInTab());
    if (before && study.tables.length === 0) await open(before.id);
    else shelf.offered = study.tables.length === 0 ? (shelf.studies[0] ?? null) : null;
  } catch (error) {
    const fault = faultOf(error, 'looking for studies on this machine');
    Object.assign(kept, { state: 'failed', fault });
    return;
  }
  saveChanges();
}

/** What a study that cannot be read names is not known: then nothing is swept away. */
async function sweep(): Promise<void> {
  if (shelf.unreadable.length === 0) await keeper.sweep();
}

/** Looks at what is kept. */
export async function look(): Promise<void> {
  Object.assign(shelf, await keeper.list(), { open: await held() });
  const { usage, quota } = await navigator.storage.estimate();
  shelf.usage = usage === undefined || quota === undefined ? null : { used: usage, quota };
  shelf.persisted = await navigator.storage.persisted();
}

/** Asks the browser to keep the studies until the person deletes them. */
export async function persist(): Promise<void> {
  shelf.persisted = await navigator.storage.persist();
}

/**
 * Opens a study in this tab. Where there is one already, the page begins anew with the other one, so that
 * nothing of the first is left in memory.
 */
export async function open(id: string): Promise<void> {
  shelf.elsewhere = shelf.offered = null;
  if (study.tables.length > 0 || kept.id !== null) return beginAnewWith(id);
  try {
    const found = await keeper.load(id);
    if (!found) return;
    if (!(await hold(id))) {
      shelf.elsewhere = shelf.studies.find((one) => one.id === id) ?? null;
      return;
    }
    rememberInTab(id);
    kept.since = found.savedAt;
    const { leftBehind } = await import('./leftBehind.ts');
    const document = leftBehind(id, found) ?? found.document;
    const { bringBack, sourcesOf } = await import('./reopen.ts');
    const { nameOf } = await import('../../domain/study/documentName.ts');
    await want(
      nameOf(document),
      sourcesOf(document),
      (data) => bringBack(id, document, data),
      document.keepFiles !== 'never',
    );
  } catch (error) {
    showFault(faultOf(error, 'opening a study'));
  }
}

/** Saves what is here and starts the page again with another study, or with none. */
export async function beginAnewWith(id: string | null): Promise<void> {
  await save();
  rememberInTab(id);
  location.hash = '#/load';
  location.reload();
}

/** Saves what is here and starts the page again with nothing, at the link that it shows. */
export async function beginAnewAtLink(): Promise<void> {
  await save();
  rememberInTab(null);
  location.reload();
}

/** Opens a copy of a study that is open elsewhere; from then on they are two. */
export async function openCopy(id: string): Promise<void> {
  const copy = await duplicate(id);
  if (copy !== null) await open(copy);
}

/** Makes a copy of a study; its arrays and files are there once. Answers its id. */
export async function duplicate(id: string): Promise<string | null> {
  const found = await keeper.load(id);
  if (!found) return null;
  const name = shelf.studies.find((one) => one.id === id)?.name ?? 'Study';
  const copy = crypto.randomUUID();
  await keeper.save(copy, { ...found.document, name: `${name}, copy` });
  await look();
  return copy;
}

/** Gives a study another name; an empty one is its city's or file's again. */
export async function rename(id: string, wanted: string): Promise<void> {
  const name = wanted.trim() === '' ? null : wanted.trim();
  if (id === kept.id) {
    kept.name = name;
    await save();
  } else {
    const found = await keeper.load(id);
    if (found) await keeper.save(id, { ...found.document, name });
  }
  await look();
}

/** Deletes a study and what no other has of it. The one that is open here is let go of first. */
export async function remove(id: string): Promise<void> {
  if (id === kept.id) {
    kept.opening = true; // so that nothing saves it once more
    await save();
  }
  await keeper.remove(id);
  forgetLeft(id);
  await look();
  await sweep();
  if (id === kept.id) {
    kept.id = null;
    rememberInTab(null);
    location.reload();
  }
  await look();
}
