import { FaultError } from '../../../domain/fault.ts';
import type { Session } from '../session.ts';

/** Whether a condition can be asked of the joined view: its columns are there, with fitting types. */
export async function canFilter(session: Session, condition: string): Promise<boolean> {
  try {
    await session.query('Checking a filter', `explain select 1 from joined where ${condition}`);
    return true;
  } catch (error) {
    if (error instanceof FaultError && error.fault.kind === 'query-failed') return false;
    throw error;
  }
}
