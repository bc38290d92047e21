import type { Reasons } from '../words/explained.ts';

/** One hold-out incident, for its card: what the file says of it, and what the network said. */
export interface IncidentCard {
  readonly row: number;
  readonly probability: number;
  readonly arrested: boolean;
  /** The file's own texts by column, in the file's order; blanks left out. */
  readonly facts: readonly { readonly label: string; readonly text: string }[];
}

/** A card that can say what made its score; null where the model cannot be asked. */
export interface ExplainableCard extends IncidentCard {
  readonly explain: (() => Promise<Reasons>) | null;
}

/** Where the texts of one file's incidents are, and which of its columns a card shows. */
export interface IncidentSource {
  readonly source: string;
  readonly rows: number;
  readonly columns: readonly string[];
}
