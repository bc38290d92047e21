/** What this tab had open: a reload goes on with it by itself. */
const OPEN = 'streetlight-study';
/** Set while a study is opened; still set at the start, that opening brought the tab down. */
const OPENING = 'streetlight-opening';

export function rememberInTab(id: string | null): void {
  if (id === null) sessionStorage.removeItem(OPEN);
  else sessionStorage.setItem(OPEN, id);
}

/** The study that this tab had open and that can be opened again without asking; null where it must be asked. */
export function openInTab(): string | null {
  return sessionStorage.getItem(OPENING) === null ? sessionStorage.getItem(OPEN) : null;
}

/** Opens something so that it is known if the tab did not live through it. */
export async function markedAsOpening<T>(open: () => Promise<T>): Promise<T> {
  sessionStorage.setItem(OPENING, 'yes');
  try {
    return await open();
  } finally {
    sessionStorage.removeItem(OPENING);
  }
}
