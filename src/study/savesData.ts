/** Whether the person asked the browser to save data (https://wicg.github.io/savedata/); only some browsers tell. */
export function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}
