/** Lets go of the study that this tab holds. */
let letGo: () => void = () => undefined;

/**
 * Takes a study for this tab, so that no other writes it; whether it could be had. The browser lets go
 * of it by itself when the tab ends, however it ends.
 */
export async function hold(id: string): Promise<boolean> {
  letGo();
  if (await take(id)) return true;
  // The page that this one came after may not have gone yet.
  await new Promise((resolve) => setTimeout(resolve, GONE_MS));
  return take(id);
}

const GONE_MS = 400;

function take(id: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(`streetlight-study-${id}`, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise<void>((done) => (letGo = done));
      })
      .catch(reject);
  });
}

/** The studies that some tab of this browser has open. */
export async function held(): Promise<ReadonlySet<string>> {
  const { held: locks = [] } = await navigator.locks.query();
  const names = locks.flatMap(({ name }) => name ?? []);
  return new Set(names.map((name) => name.replace(/^streetlight-study-/, '')));
}
