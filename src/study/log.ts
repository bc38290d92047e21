import { study } from './state.ts';

/** The log keeps the last of what was done; older entries are let go. */
const KEPT = 500;
let nextId = 1;

/** Adds an entry to the log. */
export function note(title: string, detail: string, ms: number | null = null, sql?: string): void {
  const entry = { id: nextId++, time: new Date(), title, detail, ms, sql };
  study.log = [...study.log.slice(1 - KEPT), entry];
}
