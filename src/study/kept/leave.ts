import type { StudyDocument } from '../../domain/study/document.ts';

/** Under what a study's last changes lie until they are saved. */
const keyOf = (id: string) => `streetlight-left-${id}`;

/**
 * Puts a study where a page that goes can still write: nothing that takes its time lives on then. The log,
 * which may be large, stays behind.
 */
export function leave(id: string, { log: _, ...document }: StudyDocument): void {
  localStorage.setItem(keyOf(id), JSON.stringify({ at: Date.now(), document }));
}

/** What was left of a study; null where nothing was. */
export function leftText(id: string): string | null {
  return localStorage.getItem(keyOf(id));
}

/** Lets go of it once it is saved, or the study deleted. */
export function forgetLeft(id: string): void {
  localStorage.removeItem(keyOf(id));
}
