import { study, type Activity } from './state.ts';

/** The log keeps the last of what was done; older entries are let go. */
const KEPT = 500;
let nextId = 1;

/** Puts what was done in an earlier visit before what was done in this one. */
export function noteEarlier(earlier: readonly Omit<Activity, 'id'>[]): void {
  const all = [...earlier, ...study.log].slice(-KEPT);
  study.log = all.map((entry) => ({ ...entry, id: nextId++ }));
}

/** Adds an entry to the log. */
export function note(
  title: string,
  detail: string,
  ms: number | null = null,
  sql?: string,
  spec?: object,
): void {
  const entry = { id: nextId++, time: new Date(), title, detail, ms, sql, spec: specText(spec) };
  study.log = [...study.log.slice(1 - KEPT), entry];
}

function specText(spec: object | undefined): string | undefined {
  return spec && JSON.stringify(spec, null, 2);
}
