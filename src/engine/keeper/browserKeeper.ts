import { openFolder } from '../files/opfs.ts';
import { keeperOn, type Keeper } from './keeper.ts';

const FOLDERS = { documents: 'studies', named: 'kept' } as const;
/** Held by every tab that puts something there, so that none sweeps away what another has just put. */
const LOCK = 'streetlight-kept';

/** Studies in the site's private files; opened on the first use. */
export function browserKeeper(): Keeper {
  let opened: Promise<Keeper> | null = null;
  const open = () => (opened ??= openKeeper());
  let letGo = holdShared();
  return {
    list: async () => (await open()).list(),
    load: async (id) => (await open()).load(id),
    save: async (id, document) => (await open()).save(id, document),
    remove: async (id) => (await open()).remove(id),
    putScores: async (rows) => (await open()).putScores(rows),
    scores: async (sha256) => (await open()).scores(sha256),
    putCheckpoint: async (checkpoint) => (await open()).putCheckpoint(checkpoint),
    checkpoint: async (sha256) => (await open()).checkpoint(sha256),
    putFile: async (file) => (await open()).putFile(file),
    hash: async (file) => (await open()).hash(file),
    file: async (sha256) => (await open()).file(sha256),
    async sweep() {
      const keeper = await open();
      letGo();
      try {
        await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
          // Another tab has it: whatever nobody wants goes when one is alone again.
          if (lock) await keeper.sweep();
        });
      } finally {
        letGo = holdShared();
      }
    },
  };
}

async function openKeeper(): Promise<Keeper> {
  return keeperOn(await openFolder(FOLDERS.documents), await openFolder(FOLDERS.named));
}

/** Takes the lock as one of many; the answer lets it go. */
function holdShared(): () => void {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  void navigator.locks.request(LOCK, { mode: 'shared' }, () => held);
  return letGo;
}
