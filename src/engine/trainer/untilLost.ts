import { FaultError } from '../../domain/fault.ts';
import type { Rung } from './rung.ts';

/** Says that a backend was lost while it was at work; another may take the work over. */
export class LostError extends FaultError {}

/** How long the notice of a loss may come after the errors that the loss causes. */
const NOTICE_MS = 250;

/**
 * Does a task on a rung, or throws a `LostError` (`backend-unavailable`) if the backend is lost first.
 * A lost backend answers with zeros, with errors, or never: only its own notice can be relied on.
 */
export async function untilLost<T>(
  { backend, lost, restart }: Rung,
  control: AbortController,
  task: () => Promise<T>,
): Promise<T> {
  const ended = new AbortController();
  const loss = lost(ended.signal).then((detail): never => {
    if (!ended.signal.aborted) {
      control.abort();
      restart();
    }
    throw new LostError({ kind: 'backend-unavailable', backend, detail });
  });
  const work = task().catch(async (error: unknown) => {
    // Whatever else it is, it may be what a lost backend looks like: a loss that is no number, too.
    if (!control.signal.aborted) await Promise.race([loss, later(NOTICE_MS)]);
    throw error;
  });
  try {
    return await Promise.race([loss, work]);
  } finally {
    ended.abort();
  }
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
