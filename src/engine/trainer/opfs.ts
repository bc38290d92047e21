import { openFolder } from '../files/opfs.ts';
import { noStore, storeOn } from './checkpoints.ts';
import type { CheckpointStore } from './checkpoints.ts';

const FOLDER = 'checkpoints';

/** Checkpoints in the site's private files; opened on the first use, and where there are none it says so. */
export function browserStore(): CheckpointStore {
  let opened: Promise<CheckpointStore> | null = null;
  const store = () => (opened ??= openStore());
  return {
    save: async (checkpoint) => (await store()).save(checkpoint),
    list: async () => (await store()).list(),
    load: async (id) => (await store()).load(id),
    forget: async (id) => (await store()).forget(id),
  };
}

async function openStore(): Promise<CheckpointStore> {
  try {
    return storeOn(await openFolder(FOLDER));
  } catch (error) {
    // In a private window, say; a training goes on without.
    return noStore(error instanceof Error ? error.message : String(error));
  }
}
