import { connectKeeper } from '../../bridge/keeper.ts';

/** The worker that keeps studies; it starts when it is first asked. */
export const keeper = connectKeeper();
