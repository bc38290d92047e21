/** How far a long task has come: what it is doing, in words, and the share done if that can be known. */
export interface Progress {
  readonly what: string;
  /** 0 to 1; absent where the end cannot be foreseen. */
  readonly share?: number;
  /** Seconds left, estimated from the pace so far. */
  readonly secondsLeft?: number;
}

/** Receives progress; may cross a thread, so the answer is never waited for. */
export type OnProgress<P = Progress> = (progress: P) => void;
