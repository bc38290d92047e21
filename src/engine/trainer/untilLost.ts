import { FaultError } from '../../domain/fault.ts';
import type { Rung } from './rung.ts';

/** How long the notice of a loss may come after the errors that the loss causes. */
const NOTICE_MS = 250;

/**
 * Does a task on a rung, or throws `backend-unavailable` if the backend is lost first.
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
    throw new FaultError({ kind: 'backend-unavailable', backend, detail });
  });
  const work = task().catch(async (error: unknown) => {
    const explained = control.signal.aborted || error instanceof FaultError;
    if (!explained) await Promise.race([loss, later(NOTICE_MS)]);
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
