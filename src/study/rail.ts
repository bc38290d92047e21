import { STAGES, study, type StageId, type StageState } from './state.ts';

/** A stage as the rail shows it. */
export interface RailStage {
  readonly id: StageId;
  readonly label: string;
  readonly href: string;
  readonly phase: StageState['phase'];
  readonly line: string | null;
  readonly share?: number | undefined;
}

/** The stages' names for people. */
export const STAGE_LABELS: Record<StageId, string> = {
  load: 'Load',
  join: 'Join',
  explore: 'Explore',
  train: 'Train',
  evaluate: 'Evaluate',
  map: 'Map',
  share: 'Share',
};

/** The rail's stages with their states in words. */
export function railStages(): RailStage[] {
  return STAGES.map((id) => {
    const state = study.stages[id];
    const common = { id, label: STAGE_LABELS[id], href: `#/${id}`, phase: state.phase };
    if (state.phase === 'running') {
      return { ...common, line: state.progress.what, share: state.progress.share };
    }
    return { ...common, line: lineOf(state) };
  });
}

function lineOf(state: StageState): string | null {
  if ('line' in state) return state.line;
  return state.phase === 'failed' ? 'failed' : null;
}
