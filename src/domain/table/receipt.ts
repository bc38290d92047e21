import type { Column, TableRole } from './column.ts';

/** A record that the database could not read, with where it stands in the file. */
export interface Reject {
  readonly line: number;
  readonly column: string | null;
  readonly reason: string;
  readonly text: string;
}

/** What was loaded from one file: `loaded + rejected = records`, the records counted independently. */
export interface LoadReceipt {
  readonly file: string;
  readonly bytes: number;
  readonly records: number;
  readonly loaded: number;
  readonly rejected: number;
  /** The first rejected records. */
  readonly rejects: readonly Reject[];
  readonly ms: number;
}

/** A loaded table: where its text lies in the database, how it is understood, and its first rows. */
export interface LoadedTable {
  readonly id: number;
  readonly receipt: LoadReceipt;
  readonly role: TableRole;
  /** Which known layout it is, in words. */
  readonly layout: string;
  readonly columns: readonly Column[];
  readonly preview: readonly (readonly (string | null)[])[];
  /** A file that the project made itself and that must be labelled wherever it shows. */
  readonly simulated: boolean;
}

/** What became of a column's text when it was read as its type. */
export interface CastReceipt {
  readonly column: string;
  readonly blank: number;
  /** Non-blank texts that are not of the type; they count as missing. */
  readonly failed: number;
  /** A few of the texts that failed. */
  readonly examples: readonly string[];
}
