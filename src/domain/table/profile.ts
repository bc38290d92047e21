/** A value and how many rows have it. */
export interface Level {
  readonly text: string;
  readonly rows: number;
}

/** One bar of a histogram: rows with `from <= value < to` (the last includes `to`). Dates in epoch milliseconds. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
}

/** What a column holds, as it is understood now. `rows = blank + unreadable + the rest`. */
export interface ColumnProfile {
  readonly column: string;
  readonly rows: number;
  /** Nothing, or one of the table's texts for a missing value. */
  readonly blank: number;
  /** Texts that are not of the column's type. */
  readonly unreadable: number;
  /** Distinct values, counted exactly. */
  readonly distinct: number;
  /** Smallest and largest value as text; null for an empty column. */
  readonly min: string | null;
  readonly max: string | null;
  /** The most frequent values, most frequent first. */
  readonly top: readonly Level[];
  /** Of numbers, dates and timestamps; null otherwise. */
  readonly histogram: readonly Bin[] | null;
}
