import type { OnProgress } from '../../domain/progress.ts';
import type { Session } from './session.ts';

/** A join under way: each statement is run in turn, kept for the plan, and none after a cancel. */
export class JoinRun {
  readonly statements: string[] = [];
  #done = 0;

  constructor(
    readonly session: Session,
    readonly signal: AbortSignal,
    readonly onProgress: OnProgress,
  ) {}

  async run(what: string, sql: string): Promise<void> {
    this.step(what);
    await this.session.query(what, sql);
    this.statements.push(sql);
  }

  /** Says what comes next. @throws an `AbortError` where the join was cancelled */
  step(what: string): void {
    this.signal.throwIfAborted();
    this.onProgress({ what, share: Math.min(0.99, this.#done++ / STEPS) });
  }
}

/** About as many steps as a join has, for its progress. */
const STEPS = 16;
