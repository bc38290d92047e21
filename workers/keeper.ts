import { expose, transfer } from 'comlink';
import { buffersIn } from '../src/engine/buffersIn.ts';
import { guard } from '../src/engine/guard.ts';
import { browserKeeper } from '../src/engine/keeper/browserKeeper.ts';
import type { Keeper } from '../src/engine/keeper/keeper.ts';

const keeper = browserKeeper();

/** The keeper, with large answers moved instead of copied. */
const api: Keeper = {
  ...keeper,
  async scores(sha256) {
    const found = await keeper.scores(sha256);
    return found && transfer(found, buffersIn(found));
  },
  async checkpoint(sha256) {
    const found = await keeper.checkpoint(sha256);
    return found && transfer(found, buffersIn(found));
  },
};

expose(guard(api, 'keeping the study'));
postMessage({ ready: true });
