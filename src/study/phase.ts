import { hasOutcomes } from './outcomes.ts';
import { study } from './state.ts';

/** Whether a training can start now. */
export function canTrain(): boolean {
  return hasOutcomes() && study.stages.join.phase === 'done' && !isTraining();
}

/** Whether a training, or the look at its result, is under way. */
export function isTraining(): boolean {
  return (['train', 'evaluate', 'map'] as const).some((id) => study.stages[id].phase === 'running');
}
