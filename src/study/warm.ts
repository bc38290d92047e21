import { database } from './engines.ts';

/** What a person does before anything is asked of a page. */
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'dragenter'] as const;

/**
 * Starts the database at the first sign of a person: it takes a second or two, about as long as it takes
 * to choose a file. A page that nobody uses starts nothing. Who saves data is left to ask for it.
 */
export function startAtFirstSign(): void {
  if (savesData(navigator)) return;
  const heard = new AbortController();
  const start = () => {
    heard.abort();
    // What fails here fails again with the first file, which says so.
    database.start().catch(() => undefined);
  };
  for (const sign of SIGNS) addEventListener(sign, start, { signal: heard.signal, passive: true });
}

/** Not in TypeScript's list of what a navigator has; https://wicg.github.io/savedata/ */
function savesData(navigator: object): boolean {
  if (!('connection' in navigator)) return false;
  const { connection } = navigator;
  return (
    typeof connection === 'object' &&
    connection !== null &&
    'saveData' in connection &&
    connection.saveData === true
  );
}
