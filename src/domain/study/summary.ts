/** A kept study in a list. */
export interface StudySummary {
  readonly id: string;
  /** Its own name, or that of its city or file. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** Incidents' rows, over all their files. */
  readonly rows: number;
  readonly models: number;
  /** Epochs of the shown network; null where another model is shown or none. */
  readonly epochs: number | null;
  /** The shown model's AUC on the hold-out, where that was opened. */
  readonly auc: number | null;
  /** Of everything that is kept for it, what other studies keep as well counted too. */
  readonly bytes: number;
  /** Whether every file of it can be read again without asking for it. */
  readonly isComplete: boolean;
}

/** A kept study that this program cannot read, and why in words; it is left alone. */
export interface UnreadableStudy {
  readonly id: string;
  readonly detail: string;
}
