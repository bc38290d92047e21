import { portal } from './portal.ts';
import { scoring } from './score.ts';
import { STAGES, study, type StageId } from './state.ts';

const RUNS: Readonly<Record<StageId, string>> = {
  load: 'the loading',
  join: 'the joining',
  explore: 'the counting',
  train: 'the training',
  evaluate: 'the evaluation',
  map: 'the drawing of the map',
  share: 'the making of a file',
};

/** What runs now and would be lost with the page, in words; null: nothing. */
export function underWay(): string | null {
  const running = STAGES.find((id) => study.stages[id].phase === 'running');
  if (running) return RUNS[running];
  if (scoring.running) return 'the scoring';
  if (study.comparing) return 'the training of what to compare with';
  return portal.job.phase === 'fetching' ? 'the fetching' : null;
}
