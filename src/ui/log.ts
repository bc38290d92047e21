/** The drawer's element, so that its button can point at it. */
export const LOG_ID = 'log';

/** One thing that was done. */
export interface LogEntry {
  readonly id: string | number;
  readonly time: Date;
  readonly title: string;
  readonly detail: string;
  /** How long it took; null where that says nothing. */
  readonly ms: number | null;
  readonly sql?: string | undefined;
  /** What was trained, as JSON. */
  readonly spec?: string | undefined;
}
