/** Where a stage of the study stands. */
export type StagePhase = 'not-yet' | 'ready' | 'running' | 'done' | 'stale' | 'failed';

/** One stop on the rail. */
export interface Stage {
  readonly id: string;
  readonly label: string;
  readonly href: string;
  readonly phase: StagePhase;
  /** Its result or state in one line: "263,929 incidents". */
  readonly line: string | null;
  /** 0 to 1 while running; absent where the end cannot be foreseen. */
  readonly share?: number | undefined;
}

/** The phase in words, for those who do not see its mark. */
export const PHASE_WORDS: Readonly<Record<StagePhase, string>> = {
  'not-yet': 'not yet',
  ready: 'ready',
  running: 'running',
  done: 'done',
  stale: 'out of date',
  failed: 'failed',
};
