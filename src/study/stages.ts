import { FaultError, type Fault } from '../domain/fault.ts';
import type { Progress } from '../domain/progress.ts';
import { STAGES, study, type StageId, type StageState } from './state.ts';

/** Puts a stage into a state. */
export function setStage(id: StageId, state: StageState): void {
  study.stages = { ...study.stages, [id]: state };
}

/**
 * A reporter that shows progress on a stage, until something else is shown there: progress comes by a
 * way of its own, and the last of it may arrive after the end.
 */
export function progressOn(id: StageId): (progress: Progress) => void {
  let shown: StageState | null = null;
  return (progress) => {
    if (shown !== null && study.stages[id] !== shown) return;
    shown = { phase: 'running', progress };
    setStage(id, shown);
  };
}

/** Marks what was computed from a stage's old result as out of date. */
export function invalidateAfter(id: StageId): void {
  for (const later of STAGES.slice(STAGES.indexOf(id) + 1)) {
    const state = study.stages[later];
    if (state.phase === 'done') setStage(later, { phase: 'stale', line: state.line });
    else if (state.phase === 'failed') setStage(later, { phase: 'ready' });
  }
}

/** Closes the stages after one that has no result any more: nothing there can begin. */
export function closeAfter(id: StageId): void {
  for (const later of STAGES.slice(STAGES.indexOf(id) + 1)) {
    if (study.stages[later].phase === 'ready') setStage(later, { phase: 'not-yet' });
  }
}

/** Any error as a fault; what is no fault is unexpected and says so. */
export function faultOf(error: unknown, where: string): Fault {
  if (error instanceof FaultError) return error.fault;
  return {
    kind: 'unexpected',
    where,
    detail: error instanceof Error ? error.message : String(error),
  };
}

/** Shows a fault until it is dismissed; the same fault again is shown once. */
export function showFault(fault: Fault): void {
  const same = JSON.stringify(fault);
  study.faults = [...study.faults.filter((shown) => JSON.stringify(shown) !== same), fault];
}

export function dismissFault(fault: Fault): void {
  study.faults = study.faults.filter((shown) => shown !== fault);
}
